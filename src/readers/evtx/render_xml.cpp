// SPDX-License-Identifier: EUPL-1.2
#include <string_view>
#include <vector>

#include "readers/evtx/render.h"

namespace beffroi::readers::evtx {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";   // U+FFFD
constexpr std::string_view kNoCharacter1 = "\xEF\xBF\xBE";  // U+FFFE and U+FFFF are no XML characters
constexpr std::string_view kNoCharacter2 = "\xEF\xBF\xBF";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

/// Text without what no XML document may hold, `escape` applied to each byte of it that may stay.
template <class Escape>
void append_clean(std::string& out, std::string_view text, Escape escape) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(kNoCharacter1) || rest.starts_with(kNoCharacter2)) {
      out += kReplacement;
      i += kNoCharacter1.size() - 1;
    } else if (is_control(text[i])) {
      out += kReplacement;
    } else {
      escape(out, text[i]);
    }
  }
}

void append_escaped(std::string& out, std::string_view text) {
  append_clean(out, text, [](std::string& to, char c) {
    switch (c) {
      case '&': to += "&amp;"; break;
      case '<': to += "&lt;"; break;
      case '>': to += "&gt;"; break;
      case '\'': to += "&apos;"; break;
      default: to += c;
    }
  });
}

void append_in_element(std::string& out, std::string_view text) {
  append_clean(out, text, [](std::string& to, char c) {
    switch (c) {
      case '&': to += "&amp;"; break;
      case '<': to += "&lt;"; break;
      case '>': to += "&gt;"; break;
      default: to += c;
    }
  });
}

bool is_name_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  return letter || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '-' || c == '.';
}

void append_name(std::string& out, std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9') || name[0] == '-' || name[0] == '.') out += '_';
  for (const char c : name) out += is_name_character(c) ? c : '_';
}

/// `text` with every `end`, which would close what it stands in, taken apart by `apart`.
void append_apart(std::string& out, std::string text, std::string_view end, std::string_view apart) {
  for (std::size_t at = text.find(end); at != text.npos; at = text.find(end, at + apart.size()))
    text.replace(at, end.size(), apart);
  append_clean(out, text, [](std::string& to, char c) { to += c; });
}

bool is_standard_entity(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  void write(std::span<const Item> document) {
    for (std::size_t i = 0; i < document.size(); ++i) {
      const bool has_content = i + 1 < document.size() && document[i + 1].kind != ItemKind::element_end;
      item(document[i], has_content);
    }
  }

 private:
  void item(const Item& item, bool has_content) {
    if (item.kind != ItemKind::instruction_data && in_instruction_) end_instruction();
    switch (item.kind) {
      case ItemKind::element: return open(item.name);
      case ItemKind::attribute: return attribute(item.name);
      case ItemKind::attributes_end: return end_of_attributes(has_content);
      case ItemKind::element_end: return close();
      case ItemKind::text: return text(canonical_text(item.value));
      case ItemKind::cdata: return cdata(canonical_text(item.value));
      case ItemKind::entity: return entity(item.name);
      case ItemKind::instruction_target: return instruction(item.name);
      case ItemKind::instruction_data: out_ += ' '; return append_apart(out_, canonical_text(item.value), "?>", "? >");
    }
  }

  void open(std::string_view name) {
    out_ += '<';
    append_name(out_, name);
    open_.push_back(name);
  }

  void attribute(std::string_view name) {
    end_attribute();
    out_ += ' ';
    append_name(out_, name);
    out_ += "='";
    in_attribute_ = true;
  }

  void end_attribute() {
    if (in_attribute_) out_ += '\'';
    in_attribute_ = false;
  }

  void end_of_attributes(bool has_content) {
    end_attribute();
    empty_ = !has_content;
    out_ += empty_ ? "/>" : ">";
  }

  void close() {
    if (!empty_) {
      out_ += "</";
      append_name(out_, open_.back());
      out_ += '>';
    }
    empty_ = false;
    open_.pop_back();
  }

  void text(std::string_view content) { in_attribute_ ? append_escaped(out_, content) : append_in_element(out_, content); }

  void cdata(std::string content) {
    if (in_attribute_) return text(content);
    out_ += "<![CDATA[";
    append_apart(out_, std::move(content), "]]>", "]]]]><![CDATA[>");
    out_ += "]]>";
  }

  void entity(std::string_view name) {
    if (!is_standard_entity(name)) return text('&' + std::string(name) + ';');
    (out_ += '&').append(name) += ';';
  }

  void instruction(std::string_view name) {
    if (in_attribute_) return;
    out_ += "<?";
    append_name(out_, name);
    in_instruction_ = true;
  }

  void end_instruction() {
    out_ += "?>";
    in_instruction_ = false;
  }

  std::string& out_;
  std::vector<std::string_view> open_;
  bool in_attribute_ = false;
  bool in_instruction_ = false;
  bool empty_ = false;
};

}  // namespace

void append_xml(std::string& out, std::span<const Item> document) { XmlWriter(out).write(document); }

}  // namespace beffroi::readers::evtx
