// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/folder.h"

#include <fmt/format.h>

#include <array>
#include <iostream>

#include "app/verify/few.h"
#include "base/json/writer.h"
#include "base/text.h"

namespace beffroi::app::verify {
namespace {

using casefile::HandedState;

std::string_view word_of(HandedState state) {
  constexpr std::array<std::string_view, 6> kWords{"intact", "altered", "absent", "unreadable", "elsewhere", "unlisted"};
  return kWords[static_cast<std::size_t>(state)];
}

}  // namespace

void tell(const casefile::HandedFolder& folder, const Context& context) {
  const auto say = [&context](std::string_view id, const base::Arguments& arguments) {
    std::cout << base::printable(context.words.text(id, arguments)) << "\n";
  };
  const auto counted = [&folder](HandedState state) { return static_cast<std::int64_t>(folder.count(state)); };
  for (const HandedState state :
       {HandedState::altered, HandedState::absent, HandedState::unreadable, HandedState::elsewhere, HandedState::unlisted}) {
    Few few(context);
    for (const casefile::HandedFile& file : folder.files) {
      if (file.state == state) few.tell(fmt::format("app.verify.folder.{}", word_of(state)), {{"file", file.name}});
    }
    few.end();
  }
  if (folder.malformed > 0) say("app.verify.folder.malformed", {{"count", static_cast<std::int64_t>(folder.malformed)}});
  say(folder.passed() ? "app.verify.folder.passed" : "app.verify.folder.failed", {{"intact", counted(HandedState::intact)},
                                                                                  {"altered", counted(HandedState::altered)},
                                                                                  {"absent", counted(HandedState::absent)}});
  say("app.verify.folder.list", {{"sha256", folder.list.hex()}});
  say("app.verify.folder.meaning", {});
}

std::string to_json(const casefile::HandedFolder& folder) {
  base::json::Writer json(true);
  json.begin_object().member("passed", folder.passed()).member("list_sha256", folder.list.hex());
  json.member("malformed", static_cast<std::uint64_t>(folder.malformed)).key("files").begin_array();
  for (const casefile::HandedFile& file : folder.files)
    json.begin_object().member("name", file.name).member("state", word_of(file.state)).end_object();
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
