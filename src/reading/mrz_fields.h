// Which fields do machine-readable lines give, and does the print beside them say the same?
#pragma once

#include "reading/fields.h"
#include "reading/form.h"
#include "reading/mrz_lines.h"

namespace beian::reading {

/// `mrz` and its parts. What stands in print on the same side as well is verified by it.
void write_mrz(const ReadMrz& mrz, const Sheet& sheet, CivilDay today, FieldWriter& write);

}  // namespace beian::reading
