// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/check.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "response/claims/language.h"
#include "response/claims/proposals.h"

namespace beffroi::response::claims {
namespace {

constexpr std::array<std::string_view, 4> kWays = {"says", "opposes", "ignores", "touches"};
constexpr std::size_t kGuardReach = 3;  // words between « nous ne savons pas si » and what it governs

std::vector<Span> spans_of(const std::vector<Pattern>& patterns, const std::vector<Word>& words) {
  std::vector<Span> spans;
  for (const Pattern& pattern : patterns) {
    const std::vector<Span> found = pattern.find_all(words);
    spans.insert(spans.end(), found.begin(), found.end());
  }
  return spans;
}

bool fits(const std::vector<Pattern>& patterns, const std::vector<Word>& words) { return !spans_of(patterns, words).empty(); }

bool overlaps_any(const Span& span, const std::vector<Span>& others) {
  return std::ranges::any_of(others, [&span](const Span& other) { return span.overlaps(other); });
}

/// What one kind finds in a sentence.
struct Found {
  const Kind* kind = nullptr;
  std::vector<Span> says, opposes, touches;
};

/// "La CNIL a été prévenue et n'a pas répondu" is said all the same: what denies a claim holds all of it and ends with it.
bool denies_any(const Span& claim, const std::vector<Span>& denied) {
  return std::ranges::any_of(denied, [&claim](const Span& one) { return one.from <= claim.from && one.to == claim.to; });
}

Found find_in(const Kind& kind, const std::vector<Word>& words) {
  Found found{&kind, spans_of(kind.says, words), spans_of(kind.opposes, words), spans_of(kind.touches, words)};
  const std::vector<Span> except = spans_of(kind.except, words), denied = spans_of(kind.denied, words);
  const auto is_excepted = [&except](const Span& span) { return overlaps_any(span, except); };
  std::erase_if(found.touches, is_excepted);
  if (kind.rule == Rule::receipt) {
    std::erase_if(found.says, [&denied](const Span& span) { return denies_any(span, denied); });
  } else {
    std::erase_if(found.says, is_excepted);
  }
  // "Aucune donnée n'a été volée" holds the words of its contrary.
  std::erase_if(found.opposes, [&](const Span& span) { return is_excepted(span) || overlaps_any(span, found.says); });
  return found;
}

/// Kinds that have no word where another one has it go.
void yield(std::vector<Found>& all) {
  const std::vector<Found> before = all;
  for (Found& found : all) {
    for (const Found& other : before) {
      const auto& wins = found.kind->yields_to;
      if (std::ranges::find(wins, other.kind->id) == wins.end()) continue;
      const auto is_won = [&](const Span& span) { return overlaps_any(span, other.says) || overlaps_any(span, other.opposes); };
      std::erase_if(found.says, is_won);
      std::erase_if(found.opposes, is_won);
      std::erase_if(found.touches, is_won);
    }
  }
}

/// True where a guard stands right before the claim, within the same clause, or begins together with it.
bool is_governed(const Span& claim, const std::vector<Span>& guards, const std::vector<Word>& words) {
  return std::ranges::any_of(guards, [&](const Span& guard) {
    if (guard.from > claim.from || guard.to > claim.to || guard.to + kGuardReach < claim.from) return false;
    for (std::size_t i = guard.from + 1; i <= claim.from && i < words.size(); ++i) {
      const std::string& word = words[i].text;
      if (words[i].after_break || word == "mais" || word == "but" || word == "cependant" || word == "however") return false;
    }
    return true;
  });
}

/// "Toutes nos sauvegardes", "ont été toutes détruites".
bool is_of_all(const Span& claim, const std::vector<Span>& every, const std::vector<Word>& words) {
  return overlaps_any(claim, every) || is_governed(claim, every, words);
}

class Reader {
 public:
  Reader(std::string_view text, const Known& known)
      : known_(known), lexicon_(catalogue().lexicon), sentences_(sentences_of(text)), language_(language_of(text)) {
    for (const Sentence& one : sentences_) {
      told_examined_ = told_examined_ || tells_what_was_examined(one);
      told_rest_ = told_rest_ || fits(lexicon_.not_examined, one.words);
      told_update_ = told_update_ || fits(lexicon_.next_update, one.words);
    }
  }

  std::vector<Checked> read() {
    std::vector<Checked> all;
    for (const Sentence& sentence : sentences_) {
      all.push_back(check_one(sentence));
      asked_ = sentence.asks ? touched_ : std::vector<const Kind*>{};
    }
    return all;
  }

 private:
  bool tells_what_was_examined(const Sentence& sentence) const {
    const std::vector<Span> rest = spans_of(lexicon_.not_examined, sentence.words);
    const std::vector<Span> seen = spans_of(lexicon_.examined, sentence.words);
    return std::ranges::any_of(seen, [&rest](const Span& span) { return !overlaps_any(span, rest); });
  }

  Checked check_one(const Sentence& sentence) {
    std::vector<Found> found;
    for (const Kind& kind : catalogue().kinds) found.push_back(find_in(kind, sentence.words));
    yield(found);
    touched_.clear();
    Checked checked{sentence.text, Answer::no_claim, {}, language_of(sentence.words)};
    if (!checked.language) checked.language = language_;
    const bool open = fits(lexicon_.open, sentence.words) || fits(lexicon_.unsaid, sentence.words);
    for (const Found& one : found) {
      if (!one.touches.empty() || !one.says.empty() || !one.opposes.empty()) touched_.push_back(one.kind);
      if (auto claim = claim_of(one, sentence, open)) checked.claims.push_back(*std::move(claim));
    }
    if (checked.claims.empty() && !asked_.empty() && fits(lexicon_.answers, sentence.words))
      checked.claims.push_back({asked_.front(), Way::touches, Answer::unclear, {{"answers_a_question", {}, {}, 0}}});
    for (const Claim& claim : checked.claims) checked.answer = std::max(checked.answer, claim.answer);
    return checked;
  }

  static Claim unclear(const Found& found, Way way, std::string because) {
    return {found.kind, way, Answer::unclear, {{std::move(because), {}, {}, 0}}};
  }

  std::optional<Claim> claim_of(const Found& found, const Sentence& sentence, bool open) const {
    const bool said = !found.says.empty() || !found.opposes.empty();
    if (!said && found.touches.empty()) return std::nullopt;
    const Way way = !said ? Way::touches : found.says.empty() ? Way::opposes : Way::says;
    if (sentence.asks) {
      return fits(lexicon_.asked, sentence.words) ? std::optional(unclear(found, way, "asserting_question")) : std::nullopt;
    }
    if (said && fits(lexicon_.reported, sentence.words)) return unclear(found, way, "reported");
    if (!said) return open ? std::nullopt : std::optional(unclear(found, way, "touches"));
    return asserted(found, sentence);
  }

  /// What is governed by "we do not know whether" asserts nothing of the matter; that it is not known is a claim as well.
  std::optional<Claim> governed(const Found& found, const Span& span, const std::vector<Word>& words) const {
    if (found.kind->rule != Rule::state || !is_governed(span, spans_of(lexicon_.ignorance, words), words)) return std::nullopt;
    Judgement judgement = judge_ignorance(*found.kind, known_);
    return Claim{found.kind, Way::ignores, judgement.answer, std::move(judgement.because)};
  }

  /// The gravest of what the sentence asserts of the kind.
  std::optional<Claim> asserted(const Found& found, const Sentence& sentence) const {
    const std::vector<Word>& words = sentence.words;
    std::vector<Span> unsaid = spans_of(lexicon_.unsaid, words);
    const std::vector<Span> concessive = spans_of(lexicon_.concessive, words);
    std::erase_if(unsaid, [&concessive](const Span& span) { return overlaps_any(span, concessive); });
    const std::vector<Span> doubtful = spans_of(lexicon_.doubtful, words), every = spans_of(lexicon_.every, words);
    std::optional<Claim> gravest;
    const auto weigh = [&](const Span& span, Way way) {
      std::optional<Claim> claim;
      if (is_governed(span, unsaid, words)) {
        claim = governed(found, span, words);
      } else {
        claim = is_governed(span, doubtful, words) ? unclear(found, way, "turned")
                                                   : judged(found, sentence, way, is_of_all(span, every, words));
      }
      if (!claim || claim->answer == Answer::no_claim) return;
      if (!gravest || claim->answer > gravest->answer) gravest = std::move(claim);
    };
    for (const Span& span : found.says) weigh(span, Way::says);
    for (const Span& span : found.opposes) weigh(span, Way::opposes);
    return gravest;
  }

  /// `all`: it says so of all of them, which no verdict does that says what was hit.
  Claim judged(const Found& found, const Sentence& sentence, Way way, bool all) const {
    const bool opposed = way == Way::opposes;
    Judgement judgement = judge(*found.kind, sentence, opposed, known_);
    if (found.kind->needs_examination && !opposed) ask_for_examination(judgement);
    if (opposed && all && judgement.answer == Answer::carried) {
      judgement.answer = Answer::not_carried;
      judgement.because.push_back({"not_all", {}, {}, 0});
    }
    return {found.kind, way, judgement.answer, std::move(judgement.because)};
  }

  /// "Nothing was seen so far" is carried by what was looked at, and only beside the words that say so.
  void ask_for_examination(Judgement& judgement) const {
    if (judgement.answer == Answer::contradicted) return;
    const auto lacks = [&judgement](std::string id) {
      judgement.answer = Answer::not_carried;
      judgement.because.push_back({std::move(id), {}, {}, 0});
    };
    judgement.answer = Answer::carried;
    if (examined(known_.diagnosed, known_.inventory).looked_at == 0) lacks("nothing_examined");
    if (!told_examined_) lacks("examined_unsaid");
    if (!told_rest_) lacks("rest_unsaid");
    if (!told_update_) lacks("update_unsaid");
  }

  const Known& known_;
  const Lexicon& lexicon_;
  std::vector<Sentence> sentences_;
  std::optional<base::Language> language_;  ///< of the text
  bool told_examined_ = false, told_rest_ = false, told_update_ = false;
  std::vector<const Kind*> touched_;  ///< by the sentence that was read last
  std::vector<const Kind*> asked_;    ///< touched by the question right before
};

/// The first wording of the kind that the case carries itself. A proposal of the program's own that had to be taken back would be worse
/// than none.
Wording passing_proposal(const Kind& kind, bool contradicted, const Known& known) {
  for (const bool other : {contradicted, !contradicted}) {
    Wording proposal = proposal_of(kind, other, known);
    const bool both = passes(Reader(proposal.fr, known).read(), false) && passes(Reader(proposal.en, known).read(), false);
    if (!proposal.empty() && both) return proposal;
  }
  return {};
}

}  // namespace

std::string_view name_of(Way way) { return kWays[static_cast<std::size_t>(way)]; }

const Wording& Claim::title() const {
  if (way == Way::says) return kind->title;
  if (way == Way::opposes) return kind->opposed_title;
  return kind->subject.empty() ? kind->title : kind->subject;
}

std::vector<Checked> check(std::string_view text, const Known& known) {
  std::vector<Checked> checked = Reader(text, known).read();
  std::map<std::pair<const Kind*, bool>, Wording> proposals;
  for (Checked& one : checked) {
    for (Claim& claim : one.claims) {
      if (claim.answer < Answer::unclear) continue;
      const bool contradicted = claim.answer == Answer::contradicted;
      const auto [found, is_new] = proposals.try_emplace({claim.kind, contradicted});
      if (is_new) found->second = passing_proposal(*claim.kind, contradicted, known);
      claim.proposal = found->second;
    }
  }
  return checked;
}

bool passes(const std::vector<Checked>& checked, bool somebody_read_it) {
  return std::ranges::none_of(checked, [somebody_read_it](const Checked& one) {
    return one.answer == Answer::contradicted || one.answer == Answer::not_carried ||
           (one.answer == Answer::unclear && !somebody_read_it);
  });
}

}  // namespace beffroi::response::claims
