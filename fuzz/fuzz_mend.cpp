// Any file: what is mended is a picture that the profile takes; what is not, has a finding.
#include "inspect/mend/mend.h"
#include "mend_support.h"

// One byte that picks the profile, then the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    if (size == 0) return 0;
    const model::PhotoProfile profile = fuzz::profile_of(data[0]);
    const auto judging = data[0] >= 128 ? inspect::Judging::Full : inspect::Judging::Envelope;
    image::BareExaminer examiner;
    const auto outcome = inspect::mend_photo({"a", BytesView(data + 1, size - 1), "", "", {}}, profile,
                                             fuzz::small_book(), examiner, judging);
    if (outcome.mended)
        fuzz::hold(outcome.mended->jpeg, profile, outcome.mended->steps.encodes);
    else if (outcome.page.findings.empty())
        std::abort();
    return 0;
}
