// SPDX-License-Identifier: EUPL-1.2
#include "drill/activity/sessions.h"

#include <fmt/format.h>

#include <algorithm>

#include "drill/vocabulary/remote_desktop.h"
#include "drill/vocabulary/remote_execution.h"
#include "drill/vocabulary/system.h"

namespace beffroi::drill::activity {
namespace {

using namespace vocabulary;
using namespace world;
using base::Timestamp;

constexpr std::string_view kServiceHost = "C:\\Windows\\System32\\svchost.exe";
constexpr std::string_view kExplorer = "C:\\Windows\\explorer.exe";

bool is_privileged(const Account& account) { return account.privilege == Privilege::domain_administrator; }

bool is_local(const Account& account, const Town& town) { return account.domain != town.netbios; }

std::string realm(const Town& town) {
  std::string text = town.dns_domain;
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

/// The domain controller's part of a logon with Kerberos: a ticket for the person, a ticket for the machine. `guid` is the one
/// that the machine shows in its own record of the logon.
void give_tickets(Stage& stage, const Host& from, const Host& to, const Actor& who, Timestamp time, std::string_view guid) {
  const Town& town = stage.town();
  const Host& controller = stage.domain_controller();
  stage.log(controller, time, ticket_given(who, realm(town), town.domain_sid, from.address, stage.new_port(from)));
  stage.log(controller, time + milliseconds(12),
            service_ticket_given(who, realm(town), machine_account(to, town), from.address, stage.new_port(from), guid));
}

void log_logon(Stage& stage, const Host& host, const Logon& details, Timestamp time) {
  stage.log(host, time, logon(details));
  if (details.elevated) stage.log(host, time + milliseconds(1), special_privileges(details.target));
}

Actor new_actor(Stage& stage, const Host& host, const Account& account) { return actor(account, stage.new_logon_id(host)); }

void start_shell(Stage& stage, Session& session, Timestamp time) {
  session.integrity = is_privileged(*session.account) ? Integrity::high : Integrity::medium;
  stage.log(*session.host, time, user_notified(session.account->sid, session.terminal, true));
  const Parent start = run(stage, session, system_program("userinit.exe"), time + milliseconds(210),
                           {stage.new_process_id(*session.host), "C:\\Windows\\System32\\winlogon.exe"});
  session.shell =
      run(stage, session, {std::string(kExplorer), std::string(kExplorer)}, time + milliseconds(420), start).process_id;
}

/// The part of a remote desktop logon over the network, before there is a session.
void authenticate(Stage& stage, const RemoteEntry& entry, const std::string& activity, Timestamp time) {
  const Host& host = *entry.host;
  const Town& town = stage.town();
  stage.log(host, time, connection_accepted(entry.address, stage.new_port(host), activity));
  const bool kerberos = entry.from != nullptr && !is_local(*entry.account, town);
  Logon network{.subject = nobody(), .target = new_actor(stage, host, *entry.account)};
  network.package = kerberos ? Package::kerberos : Package::ntlm;
  network.workstation = kerberos ? "-" : entry.client;
  network.address = entry.address;
  network.elevated = is_privileged(*entry.account);
  if (kerberos) {
    network.guid = stage.random().guid();
    give_tickets(stage, *entry.from, host, network.target, time + milliseconds(90), network.guid);
  } else {
    const Host& judge = is_local(*entry.account, town) ? host : stage.domain_controller();
    stage.log(judge, time + milliseconds(110), password_checked(entry.account->name, entry.client, 0));
  }
  log_logon(stage, host, network, time + milliseconds(180));
  stage.log(host, time + milliseconds(260),
            connection_authenticated(entry.account->name, entry.account->domain, entry.address, activity));
  stage.log(host, time + seconds(4), logoff(network.target, LogonType::network));
}

}  // namespace

Program system_program(std::string_view name, std::string_view arguments) {
  std::string image = fmt::format("C:\\Windows\\System32\\{}", name);
  std::string command = arguments.empty() ? image : fmt::format("{} {}", name, arguments);
  return {std::move(image), std::move(command)};
}

Session log_on_at_console(Stage& stage, const Host& host, const Account& account, Timestamp time) {
  Session session{.host = &host, .account = &account, .actor = new_actor(stage, host, account)};
  session.client = host.name;
  session.activity = stage.random().guid();
  Logon details{.subject = machine_itself(host, stage.town()), .target = session.actor};
  details.type = LogonType::interactive;
  details.package = Package::negotiate;
  details.workstation = host.name;
  details.address = "127.0.0.1";
  details.process_id = stage.service_process_id(host, "winlogon");
  details.process = kServiceHost;
  details.elevated = is_privileged(account);
  if (!is_local(account, stage.town())) {
    details.guid = stage.random().guid();
    give_tickets(stage, host, host, session.actor, time - milliseconds(40), details.guid);
  }
  log_logon(stage, host, details, time);
  stage.log(host, time + milliseconds(500),
            session_event(SessionEvent::logged_on, account.qualified(), session.terminal, "LOCAL", session.activity));
  stage.log(host, time + milliseconds(640),
            session_event(SessionEvent::shell_started, account.qualified(), session.terminal, "LOCAL", session.activity));
  if (host.in_domain) stage.log(host, time + seconds(9), group_policy_applied(account.sid, stage.domain_controller().computer));
  start_shell(stage, session, time + milliseconds(700));
  return session;
}

Session log_on_by_remote_desktop(Stage& stage, const RemoteEntry& entry, Timestamp time) {
  const Host& host = *entry.host;
  Session session{.host = &host, .account = entry.account};
  session.type = LogonType::remote_interactive;
  session.address = entry.address;
  session.client = entry.client;
  session.activity = stage.random().guid();
  authenticate(stage, entry, session.activity, time);
  session.actor = new_actor(stage, host, *entry.account);
  session.terminal = stage.new_terminal_session(host);
  Logon details{.subject = machine_itself(host, stage.town()), .target = session.actor};
  details.type = LogonType::remote_interactive;
  details.package = Package::negotiate;
  details.workstation = host.name;
  details.address = entry.address;
  details.process_id = stage.service_process_id(host, "TermService");
  details.process = kServiceHost;
  details.elevated = is_privileged(*entry.account);
  const Timestamp arrived = time + milliseconds(1400 + stage.random().below(900));
  stage.log(host, arrived,
            explicit_credentials(details.subject, session.actor, "localhost", details.process_id, kServiceHost, entry.address));
  if (!is_local(*entry.account, stage.town())) {
    details.guid = stage.random().guid();
    give_tickets(stage, host, host, session.actor, arrived + milliseconds(15), details.guid);
  }
  log_logon(stage, host, details, arrived + milliseconds(30));
  const std::string user = entry.account->qualified();
  stage.log(host, arrived + milliseconds(420),
            session_event(SessionEvent::logged_on, user, session.terminal, entry.address, session.activity));
  stage.log(host, arrived + milliseconds(910),
            session_event(SessionEvent::shell_started, user, session.terminal, entry.address, session.activity));
  start_shell(stage, session, arrived + milliseconds(950));
  return session;
}

void leave_by_remote_desktop(Stage& stage, const Session& from, const Host& to, const Account& account, const Parent& client,
                             Timestamp time) {
  const std::string activity = stage.random().guid();
  const std::string& sid = from.account->sid;
  stage.log(*from.host, time - milliseconds(900), remote_desktop_client(ClientEvent::trying, sid, to.name, activity));
  stage.log(
      *from.host, time,
      explicit_credentials(from.actor, actor(account), fmt::format("TERMSRV/{}", to.name), client.process_id, client.image));
  stage.log(*from.host, time + milliseconds(60), remote_desktop_client(ClientEvent::address, sid, to.address, activity));
  stage.log(*from.host, time + milliseconds(1900), remote_desktop_client(ClientEvent::connected, sid, {}, activity));
}

void refuse_remote_desktop(Stage& stage, const RemoteEntry& entry, std::string_view user, LogonFailure why, Timestamp time) {
  const std::string activity = stage.random().guid();
  stage.log(*entry.host, time, connection_accepted(entry.address, stage.new_port(*entry.host), activity));
  fail_over_network(stage, entry.address, entry.client, *entry.host, user, why, time + milliseconds(350));
  stage.log(*entry.host, time + milliseconds(600), connection_refused(entry.address, activity));
}

void disconnect(Stage& stage, const Session& session, Timestamp time) {
  const std::string name = fmt::format("RDP-Tcp#{}", session.terminal);
  stage.log(*session.host, time, session_disconnected(session.actor, name, session.client, session.address));
  stage.log(*session.host, time + milliseconds(20),
            session_event(SessionEvent::disconnected, session.account->qualified(), session.terminal, session.address,
                          session.activity));
}

void log_off(Stage& stage, const Session& session, Timestamp time) {
  const Host& host = *session.host;
  stage.log(host, time, user_logoff(session.actor));
  stage.log(host, time + milliseconds(150), user_notified(session.account->sid, session.terminal, false));
  stage.log(host, time + milliseconds(600),
            session_event(SessionEvent::logged_off, session.account->qualified(), session.terminal, "", session.activity));
  stage.log(host, time + milliseconds(800), logoff(session.actor, session.type));
}

Parent run(Stage& stage, const Session& session, const Program& program, Timestamp time, const Parent& parent) {
  ProcessStart start;
  start.who = session.actor;
  start.process_id = stage.new_process_id(*session.host);
  start.image = program.image;
  start.command_line = program.command_line;
  start.parent_id = parent.process_id != 0 ? parent.process_id : session.shell;
  start.parent_image = parent.process_id != 0 ? parent.image : kExplorer;
  start.integrity = session.integrity;
  stage.log(*session.host, time, process_started(start));
  return {start.process_id, program.image};
}

Parent run_as(Stage& stage, const Host& host, const Actor& who, const Program& program, Timestamp time, const Parent& parent) {
  ProcessStart start;
  start.who = who;
  start.process_id = stage.new_process_id(host);
  start.image = program.image;
  start.command_line = program.command_line;
  start.parent_id = parent.process_id;
  start.parent_image = parent.image;
  start.integrity = Integrity::high;
  stage.log(host, time, process_started(start));
  return {start.process_id, program.image};
}

Parent run_as_system(Stage& stage, const Host& host, const Program& program, Timestamp time, const Parent& parent) {
  ProcessStart start;
  start.who = machine_itself(host, stage.town());
  start.process_id = stage.new_process_id(host);
  start.image = program.image;
  start.command_line = program.command_line;
  start.parent_id = parent.process_id != 0 ? parent.process_id : stage.service_process_id(host, "services");
  start.parent_image = parent.process_id != 0 ? parent.image : "C:\\Windows\\System32\\services.exe";
  start.integrity = Integrity::system;
  stage.log(host, time, process_started(start));
  return {start.process_id, program.image};
}

Actor log_on_over_network(Stage& stage, const Host& from, const Host& to, const Account& account, Package package,
                          Timestamp time, std::int64_t lasting) {
  Logon details{.subject = nobody(), .target = new_actor(stage, to, account)};
  details.package = package;
  details.address = from.address;
  details.port = stage.new_port(from);
  details.elevated = is_privileged(account);
  if (package == Package::kerberos) {
    details.guid = stage.random().guid();
    give_tickets(stage, from, to, details.target, time - milliseconds(30), details.guid);
  } else {
    details.workstation = from.name;
    const Host& judge = is_local(account, stage.town()) ? to : stage.domain_controller();
    stage.log(judge, time - milliseconds(30), password_checked(account.name, from.name, 0));
  }
  log_logon(stage, to, details, time);
  stage.log(to, time + lasting, logoff(details.target, LogonType::network));
  return details.target;
}

void log_on_machine(Stage& stage, const Host& from, Timestamp time) {
  const Host& controller = stage.domain_controller();
  Logon details{.subject = nobody(), .target = machine_account(from, stage.town(), stage.new_logon_id(controller))};
  details.package = Package::kerberos;
  details.address = from.address;
  details.port = stage.new_port(from);
  details.guid = stage.random().guid();
  details.elevated = true;
  give_tickets(stage, from, controller, details.target, time - milliseconds(30), details.guid);
  stage.log(controller, time, logon(details));
  stage.log(controller, time + seconds(11), logoff(details.target, LogonType::network));
}

void fail_at_console(Stage& stage, const Host& host, const Account& account, Timestamp time) {
  Logon details{.subject = machine_itself(host, stage.town()), .target = actor(account)};
  details.type = LogonType::interactive;
  details.package = Package::negotiate;
  details.workstation = host.name;
  details.address = "127.0.0.1";
  details.process_id = stage.service_process_id(host, "winlogon");
  details.process = kServiceHost;
  stage.log(host, time, logon_failed(details, LogonFailure::wrong_password));
  if (is_local(account, stage.town())) return;
  stage.log(stage.domain_controller(), time - milliseconds(60),
            ticket_refused(actor(account), realm(stage.town()), host.address, stage.new_port(host)));
}

void fail_over_network(Stage& stage, std::string_view address, std::string_view client, const Host& to, std::string_view user,
                       LogonFailure why, Timestamp time) {
  Logon details{.subject = nobody(), .target = {nobody().sid, std::string(user), "", 0}};
  details.workstation = client;
  details.address = address;
  stage.log(to, time, logon_failed(details, why));
  if (why != LogonFailure::no_such_user) {
    stage.log(stage.domain_controller(), time - milliseconds(45),
              password_checked(user, client, static_cast<std::uint32_t>(why)));
  }
}

}  // namespace beffroi::drill::activity
