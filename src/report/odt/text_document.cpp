// SPDX-License-Identifier: EUPL-1.2
// Element names: OASIS OpenDocument 1.3, part 3, chapters 3 to 5, 16 and 20; the package: part 2, chapter 3.
#include "report/odt/text_document.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/zip.h"

namespace beffroi::report::odt {
namespace {

constexpr std::string_view kMimetype = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kSpaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">)";
constexpr std::array<std::string_view, 10> kStyleNames{"Title", "Heading_20_1", "Label",  "Standard", "Note",
                                                       "Open",  "Signature",    "Poster", "Standard", "PosterItem"};
constexpr std::string_view kListStarts = R"(<text:list text:style-name="Bullets">)";
constexpr std::string_view kListEnds = "</text:list>";

constexpr std::string_view kDefaultStyle =
    R"(<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="sans-serif" fo:font-family="'Liberation Sans',Arial,sans-serif" fo:font-size="10.5pt")";
constexpr std::string_view kInFrench = R"( fo:language="fr" fo:country="FR"/></style:default-style>)";
constexpr std::string_view kInEnglish = R"( fo:language="en" fo:country="GB"/></style:default-style>)";

constexpr std::string_view kStyles =
    R"(<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.15cm"/></style:style>)"
    R"(<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>)"
    R"(<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.5cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>)"
    R"(<style:style style:name="Label" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.25cm" fo:margin-bottom="0cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>)"
    R"(<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="8.5pt" fo:color="#444444"/></style:style>)"
    R"(<style:style style:name="Open" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:background-color="#fff3c4" fo:padding="0.1cm" fo:border="0.5pt dashed #7a5c00"/></style:style>)"
    R"(<style:style style:name="Signature" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.8cm"/></style:style>)"
    R"(<style:style style:name="Poster" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="20pt"/></style:style>)"
    R"(<style:style style:name="PosterItem" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="15pt"/></style:style>)"
    R"(<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.8cm" fo:text-indent="-0.5cm" fo:margin-left="0.8cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>)"
    R"(<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>)"
    R"(</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>)";

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
}

/// printable() leaves one line of valid text; line ends that people typed stay line ends.
std::string escaped(std::string_view text) {
  std::string out;
  bool first = true;
  while (first || !text.empty()) {
    if (!first) out += "<text:line-break/>";
    first = false;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    append_escaped(out, base::printable(line));
  }
  return out;
}

std::string xml(std::string_view root, std::string_view content) {
  std::string text = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                     "\n<";
  text += root;
  text += kSpaces;
  text += content;
  text += "</";
  text += root;
  text += ">\n";
  return text;
}

std::string manifest() {
  std::string text =
      R"(<?xml version="1.0" encoding="UTF-8"?>)"
      "\n"
      R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">)"
      R"(<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>)";
  for (const auto* part : {"content.xml", "styles.xml", "meta.xml"}) {
    text += R"(<manifest:file-entry manifest:full-path=")";
    text += part;
    text += R"(" manifest:media-type="text/xml"/>)";
  }
  return text + "</manifest:manifest>\n";
}

}  // namespace

void TextDocument::add(Style style, std::string_view text) { add(style, {}, text); }

void TextDocument::add(Style style, std::string_view strong, std::string_view text) {
  const bool listed = style == Style::item || style == Style::poster_item;
  if (listed) {
    if (body_.ends_with(kListEnds)) {
      body_.resize(body_.size() - kListEnds.size());
    } else {
      body_ += kListStarts;
    }
    body_ += "<text:list-item>";
  }
  const bool heading = style == Style::heading;
  body_ += heading ? R"(<text:h text:outline-level="1" text:style-name=")" : R"(<text:p text:style-name=")";
  body_ += kStyleNames[static_cast<std::size_t>(style)];
  body_ += "\">";
  if (!strong.empty()) body_ += R"(<text:span text:style-name="Strong">)" + escaped(strong) + "</text:span>";
  body_ += escaped(text);
  body_ += heading ? "</text:h>" : "</text:p>";
  if (listed) body_.append("</text:list-item>").append(kListEnds);
}

std::string TextDocument::bytes() const {
  std::string master = R"(<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">)";
  if (!header_.empty())
    master += "<style:header><text:p text:style-name=\"Label\">" + escaped(header_) + "</text:p></style:header>";
  master +=
      R"(<style:footer><text:p text:style-name="Note"><text:page-number text:select-page="current">1</text:page-number> / )"
      R"(<text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>)";
  std::string styles(kDefaultStyle);
  styles.append(language_ == base::Language::english ? kInEnglish : kInFrench).append(kStyles);
  base::ZipWriter zip;
  zip.add("mimetype", kMimetype);
  zip.add("content.xml", xml("office:document-content", "<office:body><office:text>" + body_ + "</office:text></office:body>"));
  zip.add("styles.xml", xml("office:document-styles", styles + master));
  zip.add("meta.xml", xml("office:document-meta", "<office:meta><dc:title>" + escaped(title_) + "</dc:title></office:meta>"));
  zip.add("META-INF/manifest.xml", manifest());
  return std::move(zip).finish();
}

}  // namespace beffroi::report::odt
