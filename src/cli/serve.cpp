// beian serve, beian user add : the desk itself, and who may come in.
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <charconv>
#include <istream>
#include <memory>
#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/place.h"

namespace beian::cli {

namespace {

/// HOST:PORT, [::1]:PORT, or PORT alone.
Status read_listen(const std::string& text, ServeQuestion& question) {
    const std::size_t colon = text.rfind(':');
    std::string host = colon == std::string::npos ? question.host : text.substr(0, colon);
    const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    unsigned number = 0;
    const auto [end, trouble] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (host.empty() || port.empty() || trouble != std::errc{} || end != port.data() + port.size() ||
        number > 65535)
        return Error{ErrorCode::InvalidArgument,
                     "--listen: \"" + printable(text) + "\" is not HOST:PORT, for example 127.0.0.1:8080"};
    question.host = host;
    question.port = static_cast<std::uint16_t>(number);
    return ok();
}

Result<DeskCommands*> desk_of(const World& world) {
    if (world.desk != nullptr) return world.desk;
    return Error{ErrorCode::NotFound, "this program was made without a desk"};
}

/// Typed unseen at a terminal; from elsewhere the first line.
std::string ask_password(World& world) {
    const bool typed = &world.in == &std::cin && isatty(STDIN_FILENO) == 1;
    termios before{};
    if (typed) {
        world.err << "password (empty: one is made up): " << std::flush;
        tcgetattr(STDIN_FILENO, &before);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    std::getline(world.in, line);
    if (typed) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        world.err << "\n";
    }
    return line;
}

Result<Answer> serve(const std::string& listen, ServeQuestion question, World& world) {
    DeskCommands* desk = BEIAN_TRY(desk_of(world));
    if (!listen.empty()) BEIAN_TRY(read_listen(listen, question));
    if (question.certificate.empty() != question.key.empty())
        return Error{ErrorCode::InvalidArgument, "--tls-cert and --tls-key belong together"};
    return Answer{{}, BEIAN_TRY(desk->serve(question, world))};
}

Result<Answer> add_user(const std::string& role, AddUserQuestion question, World& world) {
    DeskCommands* desk = BEIAN_TRY(desk_of(world));
    std::vector<std::string> roles;
    for (const workflow::Role one : workflow::all_roles())
        if (one != workflow::Role::LinkHolder && one != workflow::Role::Desk) roles.emplace_back(slug(one));
    const auto found = workflow::find_role(role);
    if (!found || *found == workflow::Role::LinkHolder || *found == workflow::Role::Desk)
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("--role: there is no role \"{}\"{}; the roles are {}", printable(role),
                                 did_you_mean(role, roles), fmt::join(roles, ", "))};
    question.role = *found;
    question.password = ask_password(world);
    const std::string made = BEIAN_TRY(desk->add_user(question, world));
    std::string text = fmt::format("{} ({})\n", question.name, role);
    if (!made.empty()) text += fmt::format("password: {}\n", made);
    return Answer{text, kYes};
}

}  // namespace

void add_serve(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand("serve", "the desk: its HTTP interface, until it is told to stop");
    const auto question = std::make_shared<ServeQuestion>();
    const auto listen = std::make_shared<std::string>();
    command->add_option("--listen", *listen, "HOST:PORT; 127.0.0.1:8080 otherwise");
    add_place_options(*command, question->place);
    command->add_option("--profile", question->profile, "the provider this desk works for");
    command->add_option("--tls-cert", question->certificate, "certificate chain (PEM); with it, HTTPS");
    command->add_option("--tls-key", question->key, "its private key (PEM)");
    command->add_option("--pages", question->pages,
                        "folder of the built web pages, where not the program's own are wanted");
    command->add_flag("--open-registration", question->open_registration,
                      "applicants and agents may register themselves");
    command->add_flag("--staff-totp", question->staff_need_totp, "staff must have an authenticator");
    command->add_flag("--behind-proxy", question->behind_proxy,
                      "a proxy of one's own stands before it: X-Forwarded-For and -Proto are believed");
    command->add_flag("--quiet", question->quiet, "no line for each request");
    command->callback(
        [=, &world, &chosen] { chosen = [=, &world] { return serve(*listen, *question, world); }; });
}

void add_user(CLI::App& app, World& world, Action& chosen) {
    auto* group = app.add_subcommand("user", "who may come in");
    group->require_subcommand(1);
    auto* command =
        group->add_subcommand("add", "makes an account; its password is read from standard input");
    const auto question = std::make_shared<AddUserQuestion>();
    const auto role = std::make_shared<std::string>("administrator");
    command->add_option("name", question->name, "the name to log in with")->required();
    command->add_option("--role", *role,
                        "administrator, reviewer, senior_reviewer, auditor, agent, applicant");
    command->add_option("--tenant", question->tenant, "whose desk; main otherwise");
    add_place_options(*command, question->place);
    command->callback(
        [=, &world, &chosen] { chosen = [=, &world] { return add_user(*role, *question, world); }; });
}

}  // namespace beian::cli
