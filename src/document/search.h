// Where in the whole of this picture lies the document? Used by finder.cpp only.
#pragma once

#include "document/finder.h"
#include "document/geometry.h"

namespace beian::document {

/// As `find_document`, at one fineness: what covers less than a twentieth of the picture is easily lost among
/// the lines of its surroundings.
/// `beside`: not this one, nor anything that it lies in or that lies in it.
std::optional<FoundDocument> search(const image::Planes& picture, const DocumentShape& expected,
                                    const Quad* beside = nullptr);

/// What its corners alone tell of a document; they begin at its own first one.
FoundDocument described(const Corners& own, cv::Size picture, const View& view);

}  // namespace beian::document
