// SPDX-License-Identifier: EUPL-1.2
#include "response/public_page/state.h"

#include <algorithm>
#include <array>

#include "town/catalogue.h"

namespace beffroi::response::public_page {
namespace {

base::Result<> write(casefile::Case& store, std::string_view kind, const base::Arguments& members, std::string_view by) {
  BEFFROI_TRY_VOID(note(store, kind, {}, members, by));
  return {};
}

/// What residents would read otherwise: a service of theirs, a text, how to reach the town hall, the hour of the next news, the verdict.
bool tells_residents_anew(const Entry& entry) {
  if (entry.kind == "service.set" || entry.kind == "service.accepted") {
    const town::ServiceKind* kind = town::Catalogue::embedded().find(entry.subject);
    return !kind || kind->for_residents;
  }
  if (entry.kind == "promise.made") return entry.text("what") == "update" && entry.subject.empty();
  constexpr std::array<std::string_view, 6> kOthers{"notice.published", "notice.withdrawn", "page.contact",
                                                    "page.closed",      "page.reopened",    "run.diagnosed"};
  return std::ranges::find(kOthers, entry.kind) != kOthers.end();
}

}  // namespace

State state_of(Entries entries) {
  State state;
  for (const Entry& entry : entries) {
    if (entry.kind == "page.contact") {
      if (!entry.text("phone").empty()) state.phone = entry.text("phone");
      if (!entry.text("address").empty()) state.address = entry.text("address");
    } else if (entry.kind == "page.closed") {
      state.over = entry.utc;
    } else if (entry.kind == "page.reopened") {
      state.over.reset();
    } else if (entry.kind == "page.key") {
      state.public_key = entry.text("public_key");
    } else if (entry.kind == "page.published") {
      state.published = true;
    }
    state.is_behind = entry.kind != "page.published" && (state.is_behind || (state.published && tells_residents_anew(entry)));
  }
  return state;
}

base::Result<> say_contact(casefile::Case& store, const std::string& phone, const std::string& address, std::string_view by) {
  if (phone.empty() && address.empty()) return {};
  return write(store, "page.contact", {{"phone", phone}, {"address", address}}, by);
}

base::Result<> close(casefile::Case& store, Entries entries, std::string_view by) {
  if (state_of(entries).over) return {};
  return write(store, "page.closed", {}, by);
}

base::Result<> reopen(casefile::Case& store, Entries entries, std::string_view by) {
  if (!state_of(entries).over) return {};
  return write(store, "page.reopened", {}, by);
}

base::Result<> note_key(casefile::Case& store, Entries entries, const std::string& public_key, const std::string& fingerprint,
                        std::string_view by) {
  if (state_of(entries).public_key == public_key) return {};
  return write(store, "page.key", {{"public_key", public_key}, {"fingerprint", fingerprint}}, by);
}

base::Result<> note_published(casefile::Case& store, const Published& published, std::string_view by) {
  return write(store, "page.published",
               {{"where", published.where},
                {"sha256", published.manifest_sha256},
                {"files", published.files},
                {"because", published.because}},
               by);
}

bool changes_page(const Entry& entry) {
  for (const std::string_view kind : {"first_hour", "answer", "service", "measure", "obligation", "run.diagnosed", "promise",
                                      "notice.published", "notice.withdrawn", "page.contact", "page.closed", "page.reopened"}) {
    if (is_kind(entry, kind)) return true;
  }
  return false;
}

}  // namespace beffroi::response::public_page
