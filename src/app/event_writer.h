// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "model/event.h"
#include "model/mapping.h"

namespace beffroi::app {

/// One event as a flat JSON object of ECS names, without its closing brace: what is cited (the stream's SHA-256) is known only
/// once the stream was read, see finish_line().
std::string begin_line(const model::Mapping& mapping, const model::EventBatch& batch, const model::Event& event,
                       std::string_view reader);

/// The rest of the object: `beffroi.cite` is "<sha256>@<offset>".
std::string finish_line(std::string_view sha256, std::uint64_t offset);

}  // namespace beffroi::app
