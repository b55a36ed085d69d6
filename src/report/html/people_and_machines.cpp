// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "report/clocks.h"
#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

Markup notes_of(const Context& context, const std::vector<model::Citation>& citations) {
  std::vector<std::size_t> numbers;
  for (const model::Citation& citation : citations) {
    if (const auto number = context.references.number_of(citation)) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
  constexpr std::size_t kMost = 6;
  if (numbers.size() > kMost) numbers.resize(kMost);
  return notes(context, numbers, std::nullopt);
}

Markup examined(const Context& context, const HostRow& host) {
  if (!host.examined_from || !host.examined_to)
    return element("span", {{"class", "missing"}}, text(context.say("report.examined.none")));
  std::string channels;
  for (const std::string& channel : host.channels) channels += (channels.empty() ? "" : ", ") + short_channel(channel);
  Markup content = element("span", {{"class", "plain"}},
                           context.text_of("report.examined.span", {{"from", *host.examined_from}, {"to", *host.examined_to}}));
  content += element("span", {{"class", "detail"}},
                     context.text_of("report.examined.channels",
                                     {{"count", static_cast<std::int64_t>(host.channels.size())}, {"channels", channels}}));
  if (host.gaps > 0) {
    content += element("span", {{"class", "detail doubtful"}},
                       context.text_of("report.examined.gaps", {{"count", static_cast<std::int64_t>(host.gaps)}}));
  }
  if (host.state == "not_examined")
    content += element("span", {{"class", "detail doubtful"}}, context.text_of("report.examined.no_security"));
  if (host.unseen_then) content += element("span", {{"class", "detail doubtful"}}, context.text_of("report.examined.silent"));
  return content;
}

Markup first_sign(const Context& context, const HostRow& host) {
  if (!host.first_time) return text("—");
  Markup when = moment(context, *host.first_time, "table");
  const auto note = clock_note(host, context.view, context.words);
  if (!note.empty()) when += element("span", {{"class", "detail"}}, sentence(note));
  return when;
}

std::vector<std::string> columns(const Context& context, std::string_view family, std::initializer_list<const char*> names) {
  std::vector<std::string> headings;
  for (const auto* name : names) headings.push_back(context.say(fmt::format("report.{}.column.{}", family, name)));
  return headings;
}

/// Beside a state: that it is only supposed, and what people made of the finding of `question` about that machine or account.
Markup remarks_on(const Context& context, std::string_view question, std::string_view argument, const std::string& name) {
  const auto& findings = context.content.diagnosis.findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].question != question || text_argument(findings[i], argument) != name) continue;
    const bool supposed = ground_of(findings[i]) == Ground::supposed;
    return join(supposed ? join(text(" "), ground_tag(context, findings[i])) : Markup(), judgement(context, i));
  }
  return {};
}

}  // namespace

Markup hosts(const Context& context) {
  if (context.view.hosts.empty()) return {};
  std::vector<std::vector<Markup>> rows;
  for (const HostRow& host : context.view.hosts) {
    Markup name = machine(context, host.name);
    if (context.view.names.of(host.name) != host.name) name += element("span", {{"class", "detail"}}, text(host.name));
    if (!host.role.empty())
      name += element("span", {{"class", "detail"}}, text(word_of("report.role", host.role, context.words)));
    rows.push_back({name,
                    join(state_tag(context, "report.host", host.state), notes_of(context, host.supports),
                         remarks_on(context, "hosts", "host", host.name)),
                    first_sign(context, host), examined(context, host)});
  }
  const Markup lead = element("p", {{"class", "lead"}}, context.text_of("report.hosts.lead"));
  return section("hosts", context.say("report.section.hosts"),
                 join(lead, table(context.say("report.hosts.table"),
                                  columns(context, "hosts", {"name", "state", "first", "examined"}), rows, "hosts")));
}

Markup accounts(const Context& context) {
  if (context.view.accounts.empty()) return {};
  std::vector<std::vector<Markup>> rows;
  for (const AccountRow& account : context.view.accounts) {
    Markup name = element("bdi", text(account.name));
    if (!account.sid.empty()) name += element("span", {{"class", "detail code"}}, text(account.sid));
    rows.push_back({name,
                    join(state_tag(context, "report.account", account.state), notes_of(context, account.supports),
                         remarks_on(context, "accounts", "account", account.name)),
                    text(word_of("report.privilege", account.privilege, context.words))});
  }
  return section(
      "accounts", context.say("report.section.accounts"),
      table(context.say("report.accounts.table"), columns(context, "accounts", {"name", "state", "privilege"}), rows));
}

}  // namespace beffroi::report::html
