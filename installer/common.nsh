; What the program's setup and the chart add-on share: looks, checks, and taking files away again.
;
; Exit codes of every setup, also with /S:
;   0 done   1 cancelled   2 could not be written   3 the program is running
;   4 this Windows is too old or 32-bit   5 the program is not installed   6 another version is installed
; /WAIT=seconds with /S: how long to wait for a running program to be closed (30 if not given).

Unicode true
; The program is 64-bit. The setup is, too, where makensis can make that (Debian's can; the one for
; Windows makes 32-bit setups only, which do the same).
!ifndef CPU
  !define CPU amd64
!endif
Target ${CPU}-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
CRCCheck force
AllowRootDirInstall false
AllowSkipFiles off ; half a program is none: what cannot be written ends the setup
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define NAME "Sơ Kết Quý"
!define KEY "Software\SoKetQuy"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoKetQuy"
!define PROGRAM_LIST "SHA256SUMS.txt"
!define CHART_LIST "SHA256SUMS-bieu-do.txt"
!define OLDEST_BUILD 18362 ; Windows 10 1903, the first with Windows' own ICU that Qt needs

!define EXIT_RUNNING 3
!define EXIT_OLD_WINDOWS 4
!define EXIT_NOT_INSTALLED 5
!define EXIT_OTHER_VERSION 6

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING

Name "${NAME}"
OutFile "${OUTFILE}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\SoKetQuy"
InstallDirRegKey HKCU "${KEY}" "InstallDir"

VIProductVersion "${VERSION}.0"
!macro Describe WHAT
  VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
  VIAddVersionKey /LANG=1066 "FileDescription" "${WHAT}"
  VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"
!macroend

; Ends with a code; a person is told why, a script reads the code.
!macro EndWith CODE TEXT
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro CheckWindows
  ${IfNot} ${RunningX64}
    !insertmacro EndWith ${EXIT_OLD_WINDOWS} "Máy này dùng Windows 32-bit, ${NAME} không chạy được. Cần Windows 10 hoặc 11 loại 64-bit."
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST_BUILD}
    !insertmacro EndWith ${EXIT_OLD_WINDOWS} "Máy này dùng bản Windows cũ (số hiệu $0), ${NAME} không chạy được.$\r$\n$\r$\nCần Windows 10 phiên bản 1903 (năm 2019) trở lên hoặc Windows 11, loại 64-bit. Hãy vào Cài đặt > Cập nhật && bảo mật > Windows Update để cập nhật, hoặc nhờ người quản trị máy."
  ${EndIf}
  SetRegView lastused
!macroend

; A running program cannot be opened for writing: that is how it is noticed, without a plug-in.
!macro DefineWaitUntilClosed UN
Function ${UN}WaitUntilClosed
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/WAIT=" $2
  ${If} ${Errors}
    StrCpy $2 30
  ${EndIf}
  again:
    IfFileExists "$INSTDIR\SoKetQuy.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\SoKetQuy.exe" a
    IfErrors busy
    FileClose $0
    Return
  busy:
    IfSilent 0 ask
    IntOp $2 $2 - 1
    ${If} $2 < 0
      SetErrorLevel ${EXIT_RUNNING}
      Quit
    ${EndIf}
    Sleep 1000
    Goto again
  ask:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở trên máy này.$\r$\n$\r$\nHãy đóng cửa sổ ${NAME} (số liệu đã nhập được lưu ngay khi nhập), rồi bấm Thử lại (Retry)." IDRETRY again
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  closed:
FunctionEnd
!macroend

; Makes of a line of a list of checksums the path in it.
!macro PathOfLine LINE
  StrCpy ${LINE} ${LINE} "" 66 ; after the checksum and its mark
  ${WordReplace} "${LINE}" "$\n" "" "+" ${LINE}
  ${WordReplace} "${LINE}" "$\r" "" "+" ${LINE}
  ${WordReplace} "${LINE}" "/" "\" "+" ${LINE}
!macroend

; Deletes what a list of checksums names, and the folders that are empty then; nothing else, so a
; file that somebody put into the program's folder stays. The names in it are ASCII. $R0: the list.
!macro DefineRemoveListed UN
Function ${UN}RemoveListed
  StrCpy $R9 "file" ; then "folder"
  pass:
  StrCpy $R8 "" ; the folder of the line before
  ClearErrors
  FileOpen $R1 "$R0" r
  IfErrors done
  line:
    ClearErrors ; of a folder that is not empty yet: it would read as the end of the list
    FileRead $R1 $R2
    IfErrors end
    !insertmacro PathOfLine $R2
    StrCmp $R2 "" line
    ${If} $R9 == "file"
      Delete "$INSTDIR\$R2"
    ${Else}
      ${GetParent} "$R2" $R3
      StrCmp $R3 $R8 line
      StrCpy $R8 $R3
      up:
        StrCmp $R3 "" line
        RMDir "$INSTDIR\$R3"
        ${GetParent} "$R3" $R3
        Goto up
    ${EndIf}
    Goto line
  end:
    FileClose $R1
  ${If} $R9 == "file"
    StrCpy $R9 "folder"
    Goto pass
  ${EndIf}
  done:
FunctionEnd
!macroend
