// SPDX-License-Identifier: EUPL-1.2
#include "response/public_page/state.h"

namespace beffroi::response::public_page {
namespace {

base::Result<> write(casefile::Case& store, std::string_view kind, const base::Arguments& members, std::string_view by) {
  BEFFROI_TRY_VOID(note(store, kind, {}, members, by));
  return {};
}

}  // namespace

State state_of(Entries entries) {
  State state;
  for (const Entry& entry : entries) {
    if (entry.kind == "page.contact") {
      if (!entry.text("phone").empty()) state.phone = entry.text("phone");
      if (!entry.text("address").empty()) state.address = entry.text("address");
    } else if (entry.kind == "page.address") {
      state.url = entry.text("url");
    } else if (entry.kind == "page.closed") {
      state.over = entry.utc;
    } else if (entry.kind == "page.reopened") {
      state.over.reset();
    } else if (entry.kind == "page.key") {
      state.public_key = entry.text("public_key");
    } else if (entry.kind == "page.published") {
      state.published = true;
      state.shown = {std::string(entry.text("shown_french")), std::string(entry.text("shown_english")),
                     entry.moment("changed_at").value_or(entry.utc)};
    }
  }
  return state;
}

base::Result<> say_contact(casefile::Case& store, const std::string& phone, const std::string& address, std::string_view by) {
  if (phone.empty() && address.empty()) return {};
  return write(store, "page.contact", {{"phone", phone}, {"address", address}}, by);
}

base::Result<> say_url(casefile::Case& store, Entries entries, const std::string& url, std::string_view by) {
  if (url.empty() || state_of(entries).url == url) return {};
  return write(store, "page.address", {{"url", url}}, by);
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
                {"because", published.because},
                {"shown_french", published.shown.french},
                {"shown_english", published.shown.english},
                {"changed_at", published.shown.changed}},
               by);
}

}  // namespace beffroi::response::public_page
