// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "evidence/reader.h"

namespace beffroi::readers::evtx {

/// An event whose texts have been copied out, for tests to look at.
struct CopiedEvent {
  model::Event event;  ///< without fields and rendering
  std::string provider, channel, computer, rendering;
  struct CopiedField {
    std::string name;
    model::FieldScope scope;
    model::ValueKind kind;
    std::string text;

    friend bool operator==(const CopiedField&, const CopiedField&) = default;
  };
  std::vector<CopiedField> fields;  ///< all that are wanted
  std::vector<CopiedField> given;   ///< as the reader gave them first

  /// The texts of all fields of that name.
  std::vector<std::string> texts(std::string_view name) const;
};

class CollectingSink final : public evidence::Sink {
 public:
  void events(const model::EventBatch& batch) override;
  void issue(model::Issue issue) override { issues.push_back(std::move(issue)); }

  std::vector<CopiedEvent> found;
  std::vector<model::Issue> issues;
};

struct TestOptions {
  evidence::Rendering rendering = evidence::Rendering::none;
  bool carve = false;
  model::Wanted wanted = model::Wanted::everything();
  model::Interest* interest = nullptr;
};

/// Reads a log that lies in memory, handed out in pieces of at most `piece` bytes.
model::Accounting read_log(base::Bytes log, const TestOptions& options, evidence::Sink& sink, std::size_t piece = 65'536);

std::string read_whole_file(const std::filesystem::path& path);

}  // namespace beffroi::readers::evtx
