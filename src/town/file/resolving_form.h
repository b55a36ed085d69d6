// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "town/file/reading_form.h"

namespace beffroi::town::file {

/// Replaces every reference by the id that it means: « sites: [Hôtel de ville] » and « sites: [hotel_de_ville] » are one.
class ResolvingForm {
 public:
  explicit ResolvingForm(const Findings& findings) : findings_(findings) {}

  void reference(std::string_view, std::string& value, Thing thing) {
    if (!value.empty()) value = std::string(findings_.resolved(thing, value));
  }
  void references(std::string_view, std::vector<std::string>& values, Thing thing) {
    for (std::string& value : values) reference({}, value, thing);
  }
  template <class Record>
  void record(std::string_view, Record& record) {
    describe(*this, record);
  }
  template <class Record>
  void records(std::string_view, std::vector<Record>& records) {
    for (Record& record : records) describe(*this, record);
  }

  // Nothing else refers to anything.
  void text(std::string_view, std::string&) {}
  void texts(std::string_view, std::vector<std::string>&) {}
  void number(std::string_view, std::optional<std::int64_t>&, std::int64_t, std::int64_t) {}
  void date(std::string_view, std::optional<base::Date>&) {}
  void clock(std::string_view, std::optional<std::int64_t>&) {}
  void count(std::string_view, std::optional<Count>&) {}
  void insee(std::string_view, std::string&) {}
  void siren(std::string_view, std::string&) {}
  void telephone(std::string_view, std::string&) {}
  void network(std::string_view, std::string&) {}
  void networks(std::string_view, std::vector<std::string>&) {}
  void identity(std::string_view, std::string&, std::string_view, std::string&, Thing) {}
  template <class Choice>
  void choice(std::string_view, Choice&) {}
  template <class Choice>
  void choices(std::string_view, std::vector<Choice>&) {}

 private:
  const Findings& findings_;
};

}  // namespace beffroi::town::file
