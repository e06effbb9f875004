#include "reading/qr.h"

#include "base/text.h"

// Else text() gives wide characters, with a warning.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

namespace beian::reading {

std::optional<QrCode> find_qr(const image::Plane& light) {
    if (light.width < 8 || light.height < 8) return std::nullopt;
    const ZXing::ImageView view(light.data.data(), static_cast<int>(light.width),
                                static_cast<int>(light.height), ZXing::ImageFormat::Lum);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    const ZXing::Result found = ZXing::ReadBarcode(view, hints);
    if (!found.isValid()) return std::nullopt;
    QrCode code{found.text(), {}};
    if (code.text.empty() || find_invalid_utf8(code.text)) return std::nullopt;
    const auto& at = found.position();
    for (int i = 0; i < 4; ++i)
        code.quad[static_cast<std::size_t>(i)] = {static_cast<double>(at[i].x), static_cast<double>(at[i].y)};
    return code;
}

}  // namespace beian::reading
