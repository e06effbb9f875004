// Which words of lower floors do all files of this module speak in?
#pragma once

#include "document/finder.h"
#include "document/picture.h"
#include "findings/check_book.h"

namespace beian::inspect {

using document::FoundDocument;
using document::PaperSize;
using document::Point;
using document::Quad;
using findings::CheckBook;

}  // namespace beian::inspect
