/* python.exe for the Windows Python that runs under wine: the wheel brings python311.dll only. */
#include <windows.h>

int wmain(int argc, wchar_t **argv)
{
    HMODULE python = LoadLibraryW(L"python311.dll");
    if (!python)
        return 101;
    int (*py_main)(int, wchar_t **) = (void *)GetProcAddress(python, "Py_Main");
    return py_main ? py_main(argc, argv) : 102;
}
