// The drawn tables of the document tests, for what is judged about them.
#pragma once

#include "document/support.h"
#include "inspect/look.h"

namespace beian::inspect::test {

using document::test::Colour;
using document::test::Table;

}  // namespace beian::inspect::test
