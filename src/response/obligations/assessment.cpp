// SPDX-License-Identifier: EUPL-1.2
#include "response/obligations/assessment.h"

#include <fmt/format.h>

#include <algorithm>

namespace beffroi::response::obligations {
namespace {

using base::Timestamp;

const Fact* earliest_of(const std::vector<const Fact*>& facts) {
  const Fact* first = nullptr;
  for (const Fact* fact : facts) {
    if (fact->at && (!first || *fact->at < *first->at)) first = fact;
  }
  return first ? first : facts.empty() ? nullptr : facts.front();
}

void add_part(std::string& text, std::string_view part) {
  if (part.empty()) return;
  text += text.empty() ? "" : " · ";
  text += part;
}

void name_person(Deadline& deadline, const Person& person) {
  if (!person.body) {
    deadline.ref = deadline.id + "@" + person.id;
    deadline.person = person.id;
    deadline.person_name = person.file && !person.file->name.empty() ? person.file->name : person.id;
  }
  if (!person.file) return;
  add_part(deadline.signatory, person.file->signatory);
  add_part(deadline.signatory, person.file->signatory_title);
  add_part(deadline.signatory, person.file->signatory_phone);
}

std::string numbers_of(const town::Insurance& insurance) {
  std::string numbers;
  for (const std::string* part :
       {&insurance.insurer, &insurance.night_phone, &insurance.phone, &insurance.mail, &insurance.policy_number})
    add_part(numbers, *part);
  return numbers;
}

class Assessment {
 public:
  Assessment(const Rule& rule, const Facts& facts, const Person& person, const Circumstances& around)
      : rule_(rule),
        facts_(facts),
        person_(person),
        around_(around),
        deadline_(blank(rule, kind_of(person.file, around.town))) {
    name_person(deadline_, person);
    if (rule.reach_insurer) deadline_.reach_town = numbers_of(around.town.cyber_insurance);
  }

  Deadline of(const Started& started) {
    const Fact* start = earliest_of(started.tellings);
    if (!start) return not_started();
    if (rule_.start.each) deadline_.ref = fmt::format("{}#{}", rule_.id, start->number);
    decide();
    if (deadline_.decision == Decision::not_required) {
      deadline_.state = DeadlineState::not_required;
      return std::move(deadline_);
    }
    if (runs_) run(*start, started.feared);
    find_whether_met();
    return std::move(deadline_);
  }

 private:
  void because(std::string id, base::Arguments arguments = {}) {
    deadline_.why.push_back({"obligation." + std::move(id), std::move(arguments)});
  }

  Deadline not_started() {
    decide();
    const bool excluded = deadline_.decision == Decision::not_required;
    if (!excluded) {
      deadline_.decision = Decision::undetermined;
      deadline_.missing.insert(deadline_.missing.begin(), rule_.start.events.front());
    }
    deadline_.state = excluded ? DeadlineState::not_required : DeadlineState::not_started;
    if (!excluded && has_watched_site()) {
      deadline_.state = DeadlineState::undetermined;
      because("watch." + deadline_.missing.front());
    }
    return std::move(deadline_);
  }

  bool has_watched_site() const {
    return rule_.watched_site != town::SiteKind::unknown &&
           std::ranges::find(around_.town.sites, rule_.watched_site, &town::Site::kind) != around_.town.sites.end();
  }

  /// Sets the decision from the conditions, and whether a clock is shown.
  void decide() {
    deadline_.decision = rule_.recommended ? Decision::recommended : Decision::required;
    bool proposed = false;
    for (const Condition& condition : rule_.conditions) {
      const Said said = said_of(condition, facts_, person_);
      const base::Arguments by{{"by", said.by}};
      const bool confirmed = said.standing == Standing::confirmed;
      const Fact* hint = hint_against(said, condition, facts_, person_);
      if (said.answer == Said::Answer::no && confirmed && !hint) {
        deadline_.decision = Decision::not_required;
        deadline_.why = {{fmt::format("obligation.no.confirmed.{}", condition.event), by}};
        return;
      }
      if (said.answer == Said::Answer::yes) {
        proposed = proposed || !confirmed;
        continue;
      }
      leave_open(condition, said, hint);
    }
    if (proposed && deadline_.decision == Decision::required) because("to_confirm");
  }

  /// A "no" that somebody only said ends nothing; one beside which something hints at a yes does not even stop the clock.
  void leave_open(const Condition& condition, const Said& said, const Fact* hint) {
    deadline_.decision = Decision::undetermined;
    deadline_.missing.push_back(condition.event);
    const bool no = said.answer == Said::Answer::no;
    const std::string_view form = no ? "no.proposed" : said.answer == Said::Answer::contested ? "contested" : "unknown";
    if (hint && form != "contested") {
      because(fmt::format("hinted.{}", condition.event),
              {{"answer", std::string(no ? "no" : "unknown")}, {"by", said.by}, {"hint", hint->event}, {"seen_by", hint->by}});
    } else {
      because(fmt::format("{}.{}", form, condition.event), {{"by", said.by}});
    }
    runs_ = runs_ && condition.unknown_runs && (!no || hint);
  }

  void run(const Fact& start, bool feared) {
    deadline_.starts_from = start.event;
    if (feared) because("start.feared", {{"event", start.event}});
    const std::optional<Timestamp> from = moment_of(start);
    if (!from) return;
    deadline_.started_at = from;
    explain_start(start, *from);
    const Version* version = rule_.on(base::date_of(around_.place.zone.at(*from)));
    if (!version) {
      deadline_.decision = Decision::undetermined;
      because("no_text");
      return;
    }
    deadline_.basis = version->basis;
    set_due(version->term, start, *from);
  }

  /// The real start; nothing where it is not known, and then why.
  std::optional<Timestamp> moment_of(const Fact& start) {
    if (!rule_.start.from.empty()) return moment_in_particulars(start);
    if (start.at) return start.at;
    deadline_.missing.emplace_back("at");
    because("no_moment");
    deadline_.state = DeadlineState::without_hour;
    return std::nullopt;
  }

  std::optional<Timestamp> moment_in_particulars(const Fact& start) {
    if (const auto from = particular_moment(start, rule_.start.from)) return from;
    // Whatever began it: its end was set by a letter.
    if (const auto moved = particular_moment(start, rule_.start.moved_to)) return moved;
    deadline_.decision = Decision::undetermined;
    deadline_.missing.push_back(rule_.start.from);
    fear_from(start);
    return std::nullopt;
  }

  static std::optional<Timestamp> particular_moment(const Fact& fact, const std::string& name) {
    return base::parse_rfc3339(fact.particular(name));
  }

  /// The earliest end there can be, where the real start is not known: that of the deposit itself.
  void fear_from(const Fact& start) {
    const Term& term = rule_.versions.back().term;
    const auto length = length_of(term, start);
    if (!start.at || !length) return because("incomplete");
    const auto end = end_of(term, *length, *start.at, around_.place);
    if (end) because("incomplete.fear", {{"at", *end}});
  }

  void explain_start(const Fact& start, Timestamp from) {
    const std::string_view form = start.origin == Origin::opening      ? "opening"
                                  : start.origin == Origin::first_hour ? "first_hour"
                                                                       : std::string_view(start.event);
    deadline_.start_noted = start.noted && !start.corrected_to && start.origin == Origin::said && rule_.start.from.empty();
    // One whose real start is a date of a letter does not run from the hour that was corrected.
    if (start.corrected_to && start.at == from) {
      deadline_.corrected_to = start.corrected_to;
      because("start.corrected", {{"at", *start.corrected_to}, {"first", from}});
    } else {
      because(fmt::format("start.{}", deadline_.start_noted ? "noted" : form), {{"at", from}});
    }
    if (start.slip) because("start.slip", {{"at", *start.slip}, {"by", start.slip_by}, {"because", start.slip_because}});
  }

  void set_due(const Term& term, const Fact& start, Timestamp from) {
    if (term.unit == Unit::without_hour) {
      deadline_.state = DeadlineState::without_hour;
      if (deadline_.decision == Decision::undetermined) deadline_.state = DeadlineState::undetermined;
      return;
    }
    if (rule_.only_kind != town::BodyKind::unknown && around_.town.kind != town::BodyKind::unknown &&
        around_.town.kind != rule_.only_kind) {
      deadline_.decision = Decision::undetermined;
      because("other_kind");
      return;
    }
    const auto length = length_of(term, start);
    if (length) deadline_.due = end_of(term, *length, from, around_.place);
    move_due(term, start);
    weigh_outcome(start);
    if (!deadline_.due) return;
    deadline_.state = *deadline_.due <= around_.now ? DeadlineState::overdue : DeadlineState::running;
  }

  /// The length that applies; nothing where what chooses it is not known.
  std::optional<std::int64_t> length_of(const Term& term, const Fact& start) {
    if (term.unit == Unit::insurance_contract) {
      const auto hours = around_.town.cyber_insurance.notice_hours;
      if (hours && *hours > 0 && *hours <= 24 * 366) return hours;
      missing_for_length("notice_hours");
      return std::nullopt;
    }
    if (!term.by_word.empty()) {
      const auto found = term.by_word.find(std::string(start.particular(term.particular)));
      if (found != term.by_word.end()) return found->second;
      missing_for_length(term.particular);
      return std::ranges::min_element(term.by_word, {}, [](const auto& one) { return one.second; })->second;
    }
    if (term.by_population.empty()) return term.length;
    if (!around_.town.population) {
      missing_for_length("population");
      return term.by_population.rbegin()->second;
    }
    const auto above = term.by_population.upper_bound(*around_.town.population);
    return above == term.by_population.begin() ? above->second : std::prev(above)->second;
  }

  void missing_for_length(std::string_view name) {
    if (std::ranges::find(deadline_.missing, name) != deadline_.missing.end()) return;
    deadline_.missing.emplace_back(name);
    because(fmt::format("length.{}", name));
    if (name != "population") deadline_.decision = Decision::undetermined;
  }

  void move_due(const Term& term, const Fact& start) {
    if (const auto moved = particular_moment(start, rule_.start.moved_to)) {
      const base::Date day = base::date_of(around_.place.zone.at(*moved));
      deadline_.due = end_of_day(day, around_.place.zone);
      because("extended", {{"at", *moved}});
    }
    if (deadline_.due && term.unit == Unit::at_event && start.day_only)
      deadline_.due = end_of_day(base::date_of(around_.place.zone.at(*deadline_.due)), around_.place.zone);
    if (const Fact* earlier = sooner_event(); earlier && deadline_.due && *earlier->at < *deadline_.due) {
      deadline_.due = earlier->at;
      because("start." + earlier->event, {{"at", *earlier->at}});
    }
  }

  /// The one event that comes before the end of the term; with several of either nobody can tell which belongs to which.
  const Fact* sooner_event() const {
    if (rule_.start.no_later_than.empty()) return nullptr;
    const auto starts = starts_for(facts_, rule_.start.events.front(), person_);
    const auto ends = starts_for(facts_, rule_.start.no_later_than, person_);
    return starts.size() == 1 && ends.size() == 1 && ends.front()->at ? ends.front() : nullptr;
  }

  void weigh_outcome(const Fact& start) {
    if (rule_.start.outcome.empty()) return;
    const std::string_view word = start.particular(rule_.start.outcome);
    const bool known = !word.empty() && word != "unknown";
    if (!known) {
      deadline_.decision = Decision::undetermined;
      deadline_.missing.push_back(rule_.start.outcome);
    }
    because(fmt::format("{}.{}", rule_.start.outcome, known ? word : std::string_view("unknown")));
  }

  void find_whether_met() {
    if (rule_.met_by.empty()) return;
    const Fact* told = earliest_of(starts_for(facts_, rule_.met_by, person_));
    if (!told || !told->at) return;
    deadline_.state = DeadlineState::met;
    deadline_.receipt = Receipt{*told->at, told->by, {}, {}, {}};
  }

  const Rule& rule_;
  const Facts& facts_;
  const Person& person_;
  const Circumstances& around_;
  Deadline deadline_;
  bool runs_ = true;
};

}  // namespace

Deadline blank(const Rule& rule, town::BodyKind body) {
  Deadline deadline{.id = rule.id, .ref = rule.id, .title = rule.title, .to = rule.to, .who = rule.who.of(body)};
  deadline.if_missed = rule.if_missed;
  deadline.starts_from = rule.start.events.front();
  deadline.notes = rule.notes;
  deadline.met_with = rule.met_with;
  deadline.ordinary = rule.start.each;
  deadline.reach = rule.reach;
  deadline.basis = rule.versions.back().basis;
  return deadline;
}

Deadline assess_one(const Rule& rule, const Facts& facts, const Person& person, const Circumstances& around,
                    const Started& started) {
  return Assessment(rule, facts, person, around).of(started);
}

}  // namespace beffroi::response::obligations
