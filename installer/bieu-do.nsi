; The chart add-on: matplotlib and numpy, laid over the files of the program of the same version.
;   makensis -DVERSION= -DSOURCE= -DOUTFILE= -DICON= -DWORDS= bieu-do.nsi
!include common.nsh
!insertmacro Describe "Phần bổ sung biểu đồ của ${NAME}"
!insertmacro DefineWaitUntilClosed ""
!insertmacro DefineRemoveListed ""

!define MUI_WELCOMEPAGE_TITLE "Phần bổ sung biểu đồ"
!define MUI_WELCOMEPAGE_TEXT "Phần bổ sung này cho ${NAME} ${VERSION} vẽ biểu đồ dạng ảnh. Biểu đồ của Word và Excel không cần đến nó.$\r$\n$\r$\nBấm Cài đặt để cài vào chỗ chương trình đang có trên máy."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_LANGUAGEEX "${WORDS}" "Vietnamese"

Function .onInit
  !insertmacro CheckWindows
  ${IfNot} ${FileExists} "$INSTDIR\SoKetQuy.exe"
    !insertmacro EndWith ${EXIT_NOT_INSTALLED} "Máy này chưa cài ${NAME}.$\r$\n$\r$\nHãy cài SoKetQuy-${VERSION}-setup.exe trước, rồi chạy lại tệp này."
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" "Version"
  ${If} $0 != "${VERSION}"
    !insertmacro EndWith ${EXIT_OTHER_VERSION} "Phần bổ sung này dành cho ${NAME} ${VERSION}, còn máy đang có phiên bản $0.$\r$\n$\r$\nHãy cài phần bổ sung cùng phiên bản với chương trình."
  ${EndIf}
FunctionEnd

Section "charts"
  Call WaitUntilClosed
  ${If} ${FileExists} "$INSTDIR\${CHART_LIST}"
    InitPluginsDir
    CopyFiles /SILENT "$INSTDIR\${CHART_LIST}" "$PLUGINSDIR\old.txt"
    StrCpy $R0 "$PLUGINSDIR\old.txt"
    Call RemoveListed
  ${EndIf}
  SetOutPath "$INSTDIR"
  !cd "${SOURCE}"
  File /r "*.*"
SectionEnd
