// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "readers/evtx/document.h"

namespace beffroi::readers::evtx {

/// Appends the document as XML on one line, as Windows' event viewer copies it: attributes in single quotes, values as
/// canonical text. What XML cannot hold (control characters, odd names) is replaced, so that the text is well-formed.
void append_xml(std::string& out, std::span<const Item> document);

/// Appends the document as JSON in the shape that users of evtx_dump expect: attributes in "#attributes", text beside
/// attributes or elements in "#text", named Data as members of EventData, numbers and booleans as such, elements of one name
/// as an array, empty elements as null.
void append_json(std::string& out, std::span<const Item> document);

}  // namespace beffroi::readers::evtx
