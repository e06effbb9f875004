// What do the checks of the form say? They keep their own names.
#include "desk/gate/checks.h"

namespace beian::desk {

namespace {

/// `services[0].head.mobile` → `fields.services[0]`
workflow::ItemId item_of(const std::string& path) {
    return "fields." + path.substr(0, path.find('.'));
}

void run(const GateCase& gate, GateVoice& voice) {
    for (form::FieldError& error : form::check(gate.submission.about, gate.books.form_checks))
        voice.add({item_of(error.field),
                   error.field,
                   error.check,
                   error.answer,
                   error.severity,
                   error.error,
                   error.suggest,
                   {},
                   {}});
}

}  // namespace

const GateCheck kFormGate{"gate.form", run, {}, {}};

}  // namespace beian::desk
