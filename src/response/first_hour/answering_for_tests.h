// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/first_hour/answers.h"

namespace beffroi::response::first_hour {

/// A case whose first hour is answered at two in the morning in Paris.
class Answering : public testing::Test {
 protected:
  const base::Timestamp kNow = *base::parse_rfc3339("2026-11-23T01:00:00Z");
  const Question& question(std::string_view id) {
    const Question* found = find_question(all, id);
    EXPECT_NE(found, nullptr) << id;
    return *found;
  }
  base::Result<Answer> read(std::string_view id, std::string_view typed) {
    return read_answer(question(id), typed, kNow, words.zone());
  }
  void give(std::string_view id, std::string_view typed) {
    const auto answer = read(id, typed);
    ASSERT_TRUE(answer) << answer.error().id;
    const auto given = give_answer(store, state(), question(id), *answer, words, "Camille");
    ASSERT_TRUE(given) << given.error().id;
  }
  State state() {
    const auto entries = entries_of(store);
    EXPECT_TRUE(entries);
    return state_of(*entries);
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "compte", .clock = [this] { return kNow; }});
  std::vector<Question> all = *questions();
  base::Catalogue words = *base::Catalogue::load(base::Language::french);
};

}  // namespace beffroi::response::first_hour
