/* python3.dll consists of forwarders (python3.def, written at build time); this is its entry. */
int DllMainCRTStartup(void *module, unsigned reason, void *reserved)
{
    return 1;
}
