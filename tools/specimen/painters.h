// Who paints which document? One function per kind; document.cpp holds the table.
#pragma once

#include "specimen/canvas.h"

#include <cstdint>

namespace beian::specimen {

using Painter = void (*)(Canvas&, std::uint64_t seed);

void paint_id_front(Canvas& canvas, std::uint64_t seed);
void paint_id_back(Canvas& canvas, std::uint64_t seed);
void paint_residence_front(Canvas& canvas, std::uint64_t seed);
void paint_residence_back(Canvas& canvas, std::uint64_t seed);
void paint_hmt_residence_front(Canvas& canvas, std::uint64_t seed);
void paint_hmt_residence_back(Canvas& canvas, std::uint64_t seed);
void paint_hmt_travel_front(Canvas& canvas, std::uint64_t seed);
void paint_hmt_travel_back(Canvas& canvas, std::uint64_t seed);
void paint_tw_travel_front(Canvas& canvas, std::uint64_t seed);
void paint_tw_travel_back(Canvas& canvas, std::uint64_t seed);
void paint_passport(Canvas& canvas, std::uint64_t seed);
void paint_business_license(Canvas& canvas, std::uint64_t seed);
void paint_old_business_license(Canvas& canvas, std::uint64_t seed);
void paint_law_firm_1(Canvas& canvas, std::uint64_t seed);
void paint_law_firm_2(Canvas& canvas, std::uint64_t seed);
void paint_law_firm_3(Canvas& canvas, std::uint64_t seed);
void paint_law_firm_4(Canvas& canvas, std::uint64_t seed);
void paint_institution(Canvas& canvas, std::uint64_t seed);
void paint_social_group(Canvas& canvas, std::uint64_t seed);
void paint_private_non_enterprise(Canvas& canvas, std::uint64_t seed);
void paint_authorization(Canvas& canvas, std::uint64_t seed);
void paint_pledge(Canvas& canvas, std::uint64_t seed);
void paint_domain_certificate(Canvas& canvas, std::uint64_t seed);
void paint_blank(Canvas& canvas, std::uint64_t seed);
void paint_wood(Canvas& canvas, std::uint64_t seed);
void paint_keyboard(Canvas& canvas, std::uint64_t seed);
void paint_clutter(Canvas& canvas, std::uint64_t seed);

}  // namespace beian::specimen
