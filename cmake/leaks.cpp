// What the leak sanitizer is not to report: libraries that keep their stores for as long as the program runs.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:libglib\nleak:libonnxruntime\n";
}
