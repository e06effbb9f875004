// What may a picture that we write weigh, and does the provider take it?
#pragma once

#include "image/fitting.h"
#include "inspect/inspect.h"

namespace beian::inspect {

image::FitWish wish_for(const model::PhotoProfile& profile, const CheckBook& book);
/// The colour profile that the result needs to look like the photo; empty where it is sRGB anyway.
Bytes colours_of(const PhotoRequest& request, const image::Envelope& envelope);
/// What is to be said about a JPEG that we made.
Page judge_result(const std::string& file, BytesView jpeg, const model::PhotoProfile& profile,
                  const CheckBook& book);

}  // namespace beian::inspect
