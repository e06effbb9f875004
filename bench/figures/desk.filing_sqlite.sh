asked_for="A filing opened: where it stands, its form, its history, its pages with what was found about them. Each look is written into the audit trail."

. bench/desk/stores.sh
asked filing sqlite
