// How is the name that stands here written in Latin letters? Permits and passports print it below.
#pragma once

#include "reading/fields.h"
#include "reading/sheet.h"

namespace beian::reading {

/// The line of Latin letters that begins close below `name`, as `latin_name`.
void write_latin_name(const Sheet& sheet, const Box& name, FieldWriter& write);

}  // namespace beian::reading
