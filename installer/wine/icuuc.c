/* For the wine prefix only, never shipped: wine 8 has no icuuc.dll, which Qt 6.10+ imports from
   Windows. Every converter call fails, as if no converter existed. */
#include <stddef.h>
typedef int UErrorCode; 
#define X __declspec(dllexport)
#define FAIL if(e) *e=16 /* U_UNSUPPORTED_ERROR */
X void* ucnv_open(const char*n, UErrorCode*e){ if(e)*e=4; return NULL; }
X void ucnv_close(void*c){}
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
X void ucnv_reset(void*c){}
X signed char ucnv_getMaxCharSize(void*c){return 1;}
X const char* ucnv_getName(void*c, UErrorCode*e){ if(e)*e=16; return NULL;}
X void ucnv_getToUCallBack(void*c, void**a, const void**b){ if(a)*a=0; if(b)*b=0;}
X void ucnv_getFromUCallBack(void*c, void**a, const void**b){ if(a)*a=0; if(b)*b=0;}
X void ucnv_setToUCallBack(void*c,void*a,const void*b,void**o,const void**p,UErrorCode*e){FAIL;}
X void ucnv_setFromUCallBack(void*c,void*a,const void*b,void**o,const void**p,UErrorCode*e){FAIL;}
X void ucnv_cbToUWriteUChars(void*a,const void*s,int n,int o,UErrorCode*e){FAIL;}
X void ucnv_cbFromUWriteUChars(void*a,const void**s,const void*l,int o,UErrorCode*e){FAIL;}
X void ucnv_toUnicode(void*c,void**t,const void*tl,const char**s,const char*sl,int*o,signed char f,UErrorCode*e){FAIL;}
X void ucnv_fromUnicode(void*c,char**t,const char*tl,const void**s,const void*sl,int*o,signed char f,UErrorCode*e){FAIL;}
X int ucnv_toUCountPending(void*c,UErrorCode*e){FAIL;return -1;}
X int ucnv_fromUCountPending(void*c,UErrorCode*e){FAIL;return -1;}
X const char* ucnv_getStandardName(const char*n,const char*s,UErrorCode*e){FAIL;return NULL;}
X const char* ucnv_getAvailableName(int n){return NULL;}
X int ucnv_countAvailable(void){return 0;}
