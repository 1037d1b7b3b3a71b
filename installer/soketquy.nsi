; The setup of the program: per user, without administrator rights.
;   makensis -DVERSION= -DSOURCE= -DOUTFILE= -DICON= -DWORDS= [-DSIGN=] soketquy.nsi
!include common.nsh
!define FRESH "_moi" ; where the new files wait until all of them are there
!insertmacro Describe "Bộ cài ${NAME}"
!insertmacro DefineWaitUntilClosed ""
!insertmacro DefineWaitUntilClosed "un."
!insertmacro DefineRemoveListed ""
!insertmacro DefineRemoveListed "un."

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_WELCOMEPAGE_TEXT "${NAME} ${VERSION} giúp cập nhật số liệu từng quý và lập báo cáo sơ kết thực hiện nghị quyết.$\r$\n$\r$\nChương trình được cài cho riêng tài khoản của bạn, không cần quyền quản trị máy và không dùng mạng. Nếu máy đã có bản cũ, bản mới thay vào đúng chỗ đó; số liệu của bạn giữ nguyên.$\r$\n$\r$\nBấm Tiếp tục để cài."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenInstalled
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\SoKetQuy.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME} ngay"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình ${NAME} sẽ được gỡ khỏi máy. Số liệu của bạn được giữ lại: các tệp .skq ở nơi bạn đã lưu, và thiết lập ở $LOCALAPPDATA\SoKetQuy."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGEEX "${WORDS}" "Vietnamese"

Function .onInit
  !insertmacro CheckWindows
FunctionEnd

; An upgrade goes where the program is: in a second folder there would be two of them.
Function SkipWhenInstalled
  ${If} ${FileExists} "$INSTDIR\${PROGRAM_LIST}"
    Abort
  ${EndIf}
FunctionEnd

; The new files are unpacked beside the old ones, which takes most of the time, and the older version
; makes room only when all of them are there: a setup that is ended, or finds the disk full, leaves a
; program that starts.
Section "program"
  Call WaitUntilClosed
  RMDir /r "$INSTDIR\${FRESH}" ; of a setup that was ended
  SetOutPath "$INSTDIR\${FRESH}"
  !cd "${SOURCE}"
  File /r "*.*"
  SetOutPath "$INSTDIR"

  ; The older version's files go first: what the new one no longer has would stay for ever.
  StrCpy $R7 "new"
  ${If} ${FileExists} "$INSTDIR\${PROGRAM_LIST}"
    StrCpy $R7 "upgrade"
    InitPluginsDir
    CopyFiles /SILENT "$INSTDIR\${PROGRAM_LIST}" "$PLUGINSDIR\old.txt"
    StrCpy $R0 "$PLUGINSDIR\old.txt"
    Call RemoveListed
  ${EndIf}
  Call MoveFresh
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\SoKetQuy.exe"
  ${If} $R7 == "new" ; a person who has deleted it from the desktop does not want it back
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\SoKetQuy.exe"
  ${EndIf}
  Call OpenDataFiles
  Call Register
SectionEnd

; Moves every file of the new list to its place, the list itself last.
Function MoveFresh
  FileOpen $R1 "$INSTDIR\${FRESH}\${PROGRAM_LIST}" r
  line:
    ClearErrors
    FileRead $R1 $R2
    IfErrors end
    !insertmacro PathOfLine $R2
    ${GetParent} "$R2" $R3
    CreateDirectory "$INSTDIR\$R3"
    Call MoveOne
    Goto line
  end:
  FileClose $R1
  StrCpy $R2 "${PROGRAM_LIST}"
  Call MoveOne
  RMDir /r "$INSTDIR\${FRESH}"
FunctionEnd

; Moves the file $R2, over one of the same name. A scanner may hold it for a moment.
Function MoveOne
  StrCpy $R4 20
  again:
    ClearErrors
    Delete "$INSTDIR\$R2"
    ClearErrors ; there was nothing to delete
    Rename "$INSTDIR\${FRESH}\$R2" "$INSTDIR\$R2"
    IfErrors 0 moved
    IntOp $R4 $R4 - 1
    ${If} $R4 == 0
      Abort "$R2"
    ${EndIf}
    Sleep 250
    Goto again
  moved:
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${FRESH}"
FunctionEnd

Function OpenDataFiles
  WriteRegStr HKCU "Software\Classes\SoKetQuy.skq" "" "Tệp số liệu ${NAME}"
  WriteRegStr HKCU "Software\Classes\SoKetQuy.skq\DefaultIcon" "" "$INSTDIR\SoKetQuy.exe,0"
  WriteRegStr HKCU "Software\Classes\SoKetQuy.skq\shell\open\command" "" '"$INSTDIR\SoKetQuy.exe" open "%1"'
  WriteRegStr HKCU "Software\Classes\.skq" "" "SoKetQuy.skq"
  WriteRegStr HKCU "Software\Classes\.skq\OpenWithProgids" "SoKetQuy.skq" ""
  ${RefreshShellIcons}
FunctionEnd

Function Register
  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\SoKetQuy.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  StrCpy $R0 "$INSTDIR\${CHART_LIST}"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR\${PROGRAM_LIST}"
  Call un.RemoveListed
  Delete "$INSTDIR\${CHART_LIST}"
  Delete "$INSTDIR\${PROGRAM_LIST}"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir /r "$INSTDIR\${FRESH}"
  SetOutPath "$TEMP" ; a folder that is somebody's working folder cannot be removed
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\SoKetQuy.skq"
  ReadRegStr $0 HKCU "Software\Classes\.skq" ""
  ${If} $0 == "SoKetQuy.skq" ; another program may have taken the file type over
    DeleteRegKey HKCU "Software\Classes\.skq"
  ${Else}
    DeleteRegValue HKCU "Software\Classes\.skq\OpenWithProgids" "SoKetQuy.skq"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
  ${un.RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ ${NAME}.$\r$\n$\r$\nSố liệu của bạn còn nguyên: các tệp .skq ở nơi bạn đã lưu, và thiết lập ở$\r$\n$LOCALAPPDATA\SoKetQuy" /SD IDOK
SectionEnd
