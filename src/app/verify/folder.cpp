// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <variant>
#include <vector>

#include "app/verify/few.h"
#include "app/verify/states.h"
#include "base/json/writer.h"
#include "base/text.h"
#include "casefile/handed_slip.h"
#include "report/html/markup.h"
#include "report/journal/entry_text.h"
#include "response/entry.h"

namespace beffroi::app::verify {
namespace {

using casefile::HandedState;

std::string written(const casefile::Head& head) { return std::to_string(head.seq) + '-' + head.hex; }

/// What people typed stands in the sentence as they typed it, whatever version or language made the rest of it.
std::vector<std::string> typed_in(const response::Entry& entry, const base::Catalogue& words) {
  std::vector<std::string> typed;
  for (const base::Piece& piece : report::journal::pieces_of(entry, words)) {
    const auto is_it = [&piece](const base::Argument& member) {
      const auto* text = std::get_if<std::string>(&member.value);
      return text && *text == piece.text;
    };
    if (piece.from_argument && std::ranges::any_of(entry.members, is_it)) typed.push_back(piece.text);
  }
  return typed;
}

bool says(std::string_view sentence, const std::vector<std::string>& typed) {
  return std::ranges::all_of(typed, [sentence](const std::string& one) { return sentence.contains(one); });
}

/// The row of an entry in journal.html, which `page` then begins with.
std::optional<std::string> row_text(std::string_view& page, std::uint64_t seq) {
  const std::size_t from = page.find(fmt::format("<tr id=\"e{}\">", seq));
  if (from == page.npos) return std::nullopt;
  page.remove_prefix(from);
  return casefile::plain_text(page.substr(0, page.find("</tr>")));
}

/// The page to be read says what the sentence says; a word that runs over lines is laid out there, and left out here.
bool page_says(std::string_view& page, std::uint64_t seq, const std::vector<std::string>& typed) {
  const auto row = row_text(page, seq);
  return row && std::ranges::all_of(typed, [&row](const std::string& one) {
           return one.contains('\n') || row->contains(casefile::plain_text(report::html::text(one).bytes()));
         });
}

void say(const Context& context, std::string_view id, const base::Arguments& arguments) {
  std::cout << base::printable(context.words.text(fmt::format("app.verify.folder.{}", id), arguments)) << "\n";
}

void tell_head(const casefile::Head& head, casefile::HeadState state, bool on_slip, const Context& context) {
  const base::Arguments what{{"entry", static_cast<std::int64_t>(head.seq)}, {"head", written(head)}, {"slip", on_slip}};
  say(context, fmt::format("head_{}", word_of(state)), what);
}

void tell_journal(const casefile::HandedFolder& folder, const Context& context) {
  const casefile::HandedJournal& journal = folder.journal;
  if (journal.fault)
    say(context, "journal_altered",
        {{"entry", static_cast<std::int64_t>(journal.fault->seq)}, {"reason", journal.fault->reason}});
  if (journal.unproven > 0) say(context, "journal_unproven", {{"count", static_cast<std::int64_t>(journal.unproven)}});
  if (journal.holds() && !journal.entries.empty())
    say(context, "journal_holds",
        {{"count", static_cast<std::int64_t>(journal.entries.size())}, {"head", casefile::head_of(journal.entries.back())}});
  if (folder.slip_head) tell_head(folder.slip_head->first, folder.slip_head->second, true, context);
  for (const auto& [head, state] : folder.heads) {
    journal.is_there ? tell_head(head, state, false, context) : say(context, "no_journal", {{"head", written(head)}});
  }
}

void tell_slip(const casefile::HandedFolder& folder, const Context& context) {
  Few few(context);
  for (const std::string& file : folder.off_slip) few.tell("app.verify.folder.off_slip", {{"file", file}});
  few.end();
  if (folder.has_slip && folder.off_slip.empty()) say(context, "slip_agrees", {});
}

void write_journal(base::json::Writer& json, const casefile::HandedJournal& journal) {
  json.key("journal");
  if (!journal.is_there) {
    json.null();
    return;
  }
  json.begin_object().member("lines", static_cast<std::uint64_t>(journal.entries.size()));
  json.member("head", journal.entries.empty() ? std::string() : casefile::head_of(journal.entries.back()));
  json.member("unproven", static_cast<std::uint64_t>(journal.unproven)).key("fault");
  if (journal.fault)
    json.begin_object().member("entry", journal.fault->seq).member("reason", journal.fault->reason).end_object();
  else
    json.null();
  json.end_object();
}

void write_head(base::json::Writer& json, const casefile::Head& head, casefile::HeadState state, bool on_slip) {
  json.begin_object().member("head", written(head)).member("state", word_of(state)).member("on_slip", on_slip).end_object();
}

}  // namespace

base::Result<> hold_sentences(casefile::HandedJournal& journal, const std::filesystem::path& page) {
  BEFFROI_TRY(const base::Catalogue french, base::Catalogue::load(base::Language::french));
  BEFFROI_TRY(const base::Catalogue english, base::Catalogue::load(base::Language::english));
  const std::string shown = casefile::page_of(page);
  std::string_view rest = shown;
  for (std::size_t i = 0; i < journal.entries.size() && !journal.fault; ++i) {
    BEFFROI_TRY(const response::Entry entry, response::entry_of(journal.entries[i]));
    std::vector<std::string> typed = typed_in(entry, french);
    if (!says(journal.texts[i], typed)) typed = typed_in(entry, english);
    if (!says(journal.texts[i], typed))
      journal.fault = {journal.entries[i].seq, "text"};
    else if (!shown.empty() && !page_says(rest, entry.seq, typed))
      journal.fault = {journal.entries[i].seq, "page"};
  }
  return {};
}

void tell(const casefile::HandedFolder& folder, const Context& context) {
  const auto counted = [&folder](HandedState state) { return static_cast<std::int64_t>(folder.count(state)); };
  for (const HandedState state :
       {HandedState::altered, HandedState::absent, HandedState::unreadable, HandedState::elsewhere, HandedState::unlisted}) {
    Few few(context);
    for (const casefile::HandedFile& file : folder.files) {
      if (file.state == state) few.tell(fmt::format("app.verify.folder.{}", word_of(state)), {{"file", file.name}});
    }
    few.end();
  }
  if (folder.malformed > 0) say(context, "malformed", {{"count", static_cast<std::int64_t>(folder.malformed)}});
  tell_slip(folder, context);
  tell_journal(folder, context);
  say(context, folder.passed() ? "passed" : "failed",
      {{"intact", counted(HandedState::intact)},
       {"altered", counted(HandedState::altered)},
       {"absent", counted(HandedState::absent)}});
  say(context, "list", {{"sha256", folder.list.hex()}});
  say(context, "meaning", {});
}

std::string to_json(const casefile::HandedFolder& folder) {
  base::json::Writer json(true);
  json.begin_object().member("passed", folder.passed()).member("list_sha256", folder.list.hex());
  json.member("malformed", static_cast<std::uint64_t>(folder.malformed)).key("files").begin_array();
  for (const casefile::HandedFile& file : folder.files)
    json.begin_object().member("name", file.name).member("state", word_of(file.state)).end_object();
  json.end_array().key("off_slip").begin_array();
  for (const std::string& file : folder.off_slip) json.value(file);
  json.end_array();
  write_journal(json, folder.journal);
  json.key("heads").begin_array();
  for (const auto& [head, state] : folder.heads) write_head(json, head, state, false);
  if (folder.slip_head) write_head(json, folder.slip_head->first, folder.slip_head->second, true);
  json.end_array().end_object();
  return std::move(json).text();
}

base::Error nothing_to_verify(const std::filesystem::path& folder) {
  std::string folders, example;
  for (const std::filesystem::path& one : casefile::handed_folders_in(folder)) {
    if (example.empty()) example = one.string();
    folders += (folders.empty() ? "" : ", ") + one.filename().string();
  }
  if (example.empty()) example = (folder / "complaint-v1").string();
  return {"usage.not_to_verify", {{"folders", folders}, {"example", example}}, {folder.string(), {}, {}}, {}};
}

}  // namespace beffroi::app::verify
