#include "desk/export/handing.h"

namespace beian::desk {

Result<std::vector<ExportFile>> export_filing(FilingDesk& desk, const std::string& tenant,
                                              const std::string& filing, const form::FieldBook& fields,
                                              const workflow::ProcessBook& process,
                                              const model::PhotoProfile& profile,
                                              const inspect::CheckBook& book, image::Examiner& examiner) {
    const Caller caller = desk_itself(tenant);
    const Opened opened = BEIAN_TRY(desk.view(caller, filing, Sight::Pages, "export"));
    std::vector<ExportPage> pages;
    for (const PageRow& row : opened.pages)
        pages.push_back({row, BEIAN_TRY(desk.read_page(caller, filing, row.item, row.side, "export"))});
    return export_package({opened.key, opened.filing, opened.declaration, pages, fields, process}, profile,
                          book, examiner);
}

std::vector<Imported> import_results(FilingDesk& desk, const std::string& tenant,
                                     const std::vector<AuthorityResult>& results) {
    const Caller caller = desk_itself(tenant);
    std::vector<Imported> done;
    for (const AuthorityResult& result : results) {
        Imported imported{result.filing, {}};
        const auto opened = desk.view(caller, result.filing, Sight::Status, "import of a result");
        if (!opened) {
            imported.refused = opened.error().message;
        } else if (const auto acted = desk.act(caller, result.filing, opened->filing.version, result.action);
                   !acted) {
            imported.refused = acted.error().message;
        }
        done.push_back(std::move(imported));
    }
    return done;
}

}  // namespace beian::desk
