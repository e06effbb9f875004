#include "inspect/check.h"

namespace beian::inspect {

// Each in its own file in checks/.
extern const Check kFormat, kIntegrity, kMislabelled, kAnimation, kDimensions, kSize;
extern const Check kNone, kIncomplete, kTooSmall, kTilt, kRotated, kObstructed;
extern const Check kSharpness, kGlare, kExposure, kResolution;
extern const Check kPhotocopy, kRecapture, kScreenshot, kEdited;

std::span<const Check> all_checks() {
    static const Check kChecks[] = {
        kFormat,     kIntegrity,  kMislabelled, kAnimation, kDimensions, kSize,      kNone,
        kIncomplete, kTooSmall,   kTilt,        kRotated,   kObstructed, kSharpness, kGlare,
        kExposure,   kResolution, kPhotocopy,   kRecapture, kScreenshot, kEdited,
    };
    return kChecks;
}

}  // namespace beian::inspect
