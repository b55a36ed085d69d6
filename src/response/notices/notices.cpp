// SPDX-License-Identifier: EUPL-1.2
#include "response/notices/notices.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/lines.h"
#include "base/text.h"
#include "base/yaml/writer.h"
#include "response/claims/language.h"
#include "response/notices/gsm.h"

namespace beffroi::response::notices {
namespace {

constexpr std::int64_t kShortMessage = 160;  // letters: whole sentences about an exercise leave no room for the message

constexpr std::array<std::string_view, 4> kStates = {"draft", "approved", "published", "withdrawn"};

base::Result<Notice> one_that_stands(casefile::Case& store, std::string_view id) {
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  std::vector<Notice> all = notices_of(entries);
  const auto found = std::ranges::find(all, id, &Notice::id);
  if (found == all.end()) {
    std::string known;
    for (const Notice& one : all) known += (known.empty() ? "" : ", ") + one.id;
    return base::fail("notice.unknown", {{"name", std::string(id)}, {"known", known}});
  }
  if (found->withdrawn) return base::fail("notice.withdrawn", {{"name", std::string(id)}});
  return std::move(*found);
}

std::int64_t signed_of(std::size_t count) { return static_cast<std::int64_t>(count); }

std::size_t version_of(const Entry& entry) {
  return static_cast<std::size_t>(std::max<std::int64_t>(entry.number("version"), 0));
}

base::Catalogue words_in(base::Language language, const base::Catalogue& words) {
  if (language == words.language()) return words;
  auto own = base::Catalogue::load(language, words.zone().name());
  return own ? *std::move(own) : words;
}

/// One line each, as many as the journal takes.
std::string in_lines(const std::vector<std::string>& sentences) {
  std::string all;
  for (std::string sentence : sentences) {
    std::ranges::replace(sentence, '\n', ' ');
    if (!sentence.empty() && all.size() + sentence.size() < kMaxText / 2) all += (all.empty() ? "" : "\n") + sentence;
  }
  return all;
}

void tell(const Entry& entry, Notice& notice) {
  if (entry.kind == "notice.revised")
    notice.versions.push_back({entry.seq, entry.utc, entry.by, std::string(entry.text("text"))});
  if (entry.kind == "notice.approved") notice.approvals.push_back({entry.utc, entry.by, version_of(entry)});
  if (entry.kind == "notice.published")
    notice.publications.push_back({entry.seq, entry.utc, entry.moment("at"), entry.by, std::string(entry.text("where")),
                                   version_of(entry), entry.truth("against"), std::string(entry.text("because"))});
  if (entry.kind == "notice.withdrawn") {
    notice.withdrawn = entry.utc;
    notice.withdrawn_by = entry.by;
    notice.withdrawn_because = entry.text("because");
    notice.untrue = base::lines_of(entry.text("untrue"));
  }
}

std::string id_of_part(std::size_t number) { return fmt::format("notice.part.{}", number); }

/// The words with the parts of the kind among them, which then are filled in like any sentence.
base::Result<base::Catalogue> with_parts(const Kind& kind, const base::Catalogue& words) {
  base::yaml::Writer yaml;
  yaml.begin_mapping();
  for (std::size_t i = 0; i < kind.parts.size(); ++i) yaml.key(id_of_part(i)).text(kind.parts[i].text.in(words.language()));
  yaml.end_mapping();
  base::Catalogue all = words;
  BEFFROI_TRY_VOID(all.add(yaml.take(), kind.id));
  return all;
}

/// The sentences with an answer from `least` to `most`, as many as the journal takes.
std::string sentences(const std::vector<claims::Checked>& checked, claims::Answer least, claims::Answer most) {
  std::string all;
  for (const claims::Checked& one : checked) {
    if (one.answer < least || one.answer > most) continue;
    const std::string sentence = fmt::format("« {} » ({})", one.sentence, name_of(one.answer));
    if (all.size() + sentence.size() < kMaxText / 2) all += (all.empty() ? "" : " ; ") + sentence;
  }
  return all;
}

}  // namespace

Notice::State Notice::state() const {
  if (withdrawn) return State::withdrawn;
  if (standing() && standing()->version == versions.size()) return State::published;
  return is_approved() ? State::approved : State::draft;
}

std::string_view name_of(Notice::State state) { return kStates[static_cast<std::size_t>(state)]; }

std::vector<Notice> notices_of(Entries entries) {
  std::vector<Notice> all;
  for (const Entry& entry : entries) {
    if (entry.kind == "notice.drafted") {
      Notice notice{.id = fmt::format("N{}", all.size() + 1), .kind = std::string(entry.text("what"))};
      notice.language = entry.text("language");
      notice.title = entry.text("title");
      notice.versions.push_back({entry.seq, entry.utc, entry.by, std::string(entry.text("text"))});
      all.push_back(std::move(notice));
      continue;
    }
    if (!is_kind(entry, "notice")) continue;
    const auto about = std::ranges::find(all, entry.subject, &Notice::id);
    if (about != all.end() && !about->withdrawn) tell(entry, *about);
  }
  return all;
}

base::Result<std::string> draft_text(const Kind& kind, const Facts& known, const base::Catalogue& words) {
  Facts facts = known;
  if (kind.internal) facts.services.insert(facts.services.end(), known.for_staff.begin(), known.for_staff.end());
  const base::Arguments arguments = arguments_of(facts, words);
  const bool one_block = kind.form == Form::message || kind.form == Form::sms;
  BEFFROI_TRY(const base::Catalogue all, with_parts(kind, words));
  const bool short_of_room = kind.limit > 0 && kind.limit <= kShortMessage;
  std::string text = facts.exercise ? words.text(short_of_room ? "notice.exercise_short" : "notice.exercise") : std::string();
  for (std::size_t i = 0; i < kind.parts.size(); ++i) {
    const auto met = [&facts](const std::string& word) { return holds(word, facts); };
    if (!std::ranges::all_of(kind.parts[i].when, met)) continue;
    text += (text.empty() ? "" : one_block ? " " : "\n\n") + all.text(id_of_part(i), arguments);
  }
  return kind.form == Form::sms ? spelled_for_gsm(text) : text;
}

base::Result<Entry> draft(casefile::Case& store, const Kind& kind, const std::string& text, const base::Catalogue& words,
                          std::string_view by) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) return base::fail("notice.empty");
  return note(store, "notice.drafted", {},
              {{"what", kind.id},
               {"language", std::string(base::code_of(words.language()))},
               {"title", kind.title.in(words.language())},
               {"text", base::to_valid_utf8(text)}},
              by);
}

base::Result<Entry> revise(casefile::Case& store, std::string_view id, const std::string& text, std::string_view by) {
  BEFFROI_TRY(const Notice notice, one_that_stands(store, id));
  if (text.find_first_not_of(" \t\r\n") == text.npos) return base::fail("notice.empty");
  return note(
      store, "notice.revised", id,
      {{"title", notice.title}, {"version", signed_of(notice.versions.size() + 1)}, {"text", base::to_valid_utf8(text)}}, by);
}

base::Result<Entry> approve(casefile::Case& store, std::string_view id, std::string_view by) {
  BEFFROI_TRY(const Notice notice, one_that_stands(store, id));
  if (by.empty()) return base::fail("notice.by_whom");
  std::string blanks;
  for (const std::string& one : blanks_in(notice.current().text)) blanks += (blanks.empty() ? "" : ", ") + one;
  if (!blanks.empty()) return base::fail("notice.blanks", {{"name", notice.id}, {"blanks", blanks}});
  return note(store, "notice.approved", id, {{"title", notice.title}, {"version", signed_of(notice.versions.size())}}, by);
}

base::Result<Entry> publish(casefile::Case& store, std::string_view id, const Publishing& how, const claims::Known& known,
                            const Kind* kind, std::string_view by) {
  BEFFROI_TRY(const Notice notice, one_that_stands(store, id));
  const base::Arguments name{{"name", notice.id}};
  if (by.empty()) return base::fail("notice.by_whom");
  if (!notice.is_approved()) return base::fail("notice.not_approved", name);
  if (how.silence && !(kind && kind->internal) && how.because.empty()) return base::fail("notice.silence", name);
  const std::vector<claims::Checked> checked = claims::check(notice.current().text, known);
  const bool against = !claims::passes(checked, true);
  if (against && how.because.empty()) return base::fail("notice.not_carried", name);
  return note(store, "notice.published", id,
              {{"title", notice.title},
               {"version", signed_of(notice.versions.size())},
               {"where", how.where},
               {"against", against},
               {"sentences", sentences(checked, claims::Answer::not_carried, claims::Answer::contradicted)},
               {"because", how.because},
               {"at", how.at ? base::ArgumentValue(*how.at) : base::ArgumentValue(std::string())}},
              by);
}

base::Result<Entry> withdraw(casefile::Case& store, std::string_view id, std::string_view because, std::string_view by,
                             const std::vector<std::string>& untrue) {
  BEFFROI_TRY(const Notice notice, one_that_stands(store, id));
  if (because.empty()) return base::fail("notice.no_reason", {{"name", notice.id}});
  return note(store, "notice.withdrawn", id,
              {{"title", notice.title}, {"because", std::string(because)}, {"untrue", in_lines(untrue)}}, by);
}

base::Result<> note_read(casefile::Case& store, const std::vector<claims::Checked>& checked, std::string_view by) {
  const std::string unclear = sentences(checked, claims::Answer::unclear, claims::Answer::unclear);
  if (unclear.empty()) return {};
  BEFFROI_TRY_VOID(note(store, "notice.read", {}, {{"sentences", unclear}}, by));
  return {};
}

base::Language language_of(const Notice& notice) { return base::language_of(notice.language).value_or(base::Language::french); }

base::Catalogue words_of(const Notice& notice, const base::Catalogue& words) { return words_in(language_of(notice), words); }

base::Catalogue words_of(std::string_view text, const base::Catalogue& words) {
  return words_in(claims::language_of(text).value_or(words.language()), words);
}

std::vector<Outdated> to_withdraw(const std::vector<Notice>& all, const claims::Known& known) {
  std::vector<Outdated> outdated;
  for (const Notice& notice : all) {
    const Publication* out = notice.standing();
    if (!out || out->version == 0 || out->version > notice.versions.size()) continue;
    claims::Known then = known;
    then.written_at = out->when();
    std::vector<claims::Checked> against = claims::check(notice.versions[out->version - 1].text, then);
    std::erase_if(against, [](const claims::Checked& one) { return one.answer != claims::Answer::contradicted; });
    if (!against.empty()) outdated.push_back({notice.id, std::move(against)});
  }
  return outdated;
}

Reserved Reserved::of(std::string_view id, const std::vector<Reserved>& all) {
  const auto found = std::ranges::find(all, id, &Reserved::id);
  return found == all.end() ? Reserved{.id = std::string(id)} : *found;
}

Reserved reservations_of(const Notice& notice, const claims::Known& known) {
  Reserved reserved{.id = notice.id, .sentences = claims::check(notice.current().text, known)};
  reserved.unchecked =
      static_cast<std::size_t>(std::ranges::count(reserved.sentences, claims::Answer::no_claim, &claims::Checked::answer));
  std::erase_if(reserved.sentences, [](const claims::Checked& one) { return one.answer < claims::Answer::unclear; });
  return reserved;
}

}  // namespace beffroi::response::notices
