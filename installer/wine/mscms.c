/* For the wine prefix only, never shipped: wine 8 lacks parts of mscms.dll that Qt asks for. No
   colour profile is ever found. */
#include <windows.h>
#define X __declspec(dllexport)
X HANDLE WINAPI OpenColorProfileW(void*p,DWORD a,DWORD b,DWORD c){return NULL;}
X HANDLE WINAPI OpenColorProfileA(void*p,DWORD a,DWORD b,DWORD c){return NULL;}
X BOOL WINAPI CloseColorProfile(HANDLE h){return FALSE;}
X HANDLE WINAPI WcsCreateIccProfile(HANDLE h,DWORD f){return NULL;}
X HANDLE WINAPI WcsOpenColorProfileW(void*a,void*b,void*c,DWORD d,DWORD e,DWORD f,DWORD g){return NULL;}
X BOOL WINAPI GetColorProfileFromHandle(HANDLE h,BYTE*b,DWORD*n){return FALSE;}
X BOOL WINAPI GetColorDirectoryW(const wchar_t*m,wchar_t*b,DWORD*n){return FALSE;}
X BOOL WINAPI WcsGetDefaultColorProfile(void*a,const wchar_t*b,DWORD c,DWORD d,DWORD e,DWORD f,wchar_t*g){return FALSE;}
X BOOL WINAPI WcsGetDefaultColorProfileSize(void*a,const wchar_t*b,DWORD c,DWORD d,DWORD e,DWORD*f){return FALSE;}
