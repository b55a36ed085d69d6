// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>

#include "base/text.h"
#include "report/html/markup.h"
#include "report/html/page.h"
#include "report/sample_test.h"

// 500 hostile strings through every text of the evidence: none may become markup, in our own reading of the page and in a browser.
namespace beffroi::report {
namespace {

constexpr std::size_t kStrings = 500;
constexpr const char* kChromium = "/usr/bin/chromium";

/// Whole attacks known from the field, then mixtures of their pieces with a fixed seed.
std::vector<std::string> hostile_strings() {
  std::vector<std::string> strings{"<script>document.title='owned'</script>",
                                   "<img src=x onerror=\"document.title='owned'\">",
                                   "\"><svg onload=document.title='owned'>",
                                   "'><iframe srcdoc='<script>parent.document.title=1</script>'>",
                                   "</title><script>document.title='owned'</script>",
                                   "</style><script>document.title='owned'</script>",
                                   "javascript:document.title='owned'",
                                   "<!--",
                                   "-->",
                                   "]]>",
                                   "</bdi></td></table>",
                                   "&lt;script&gt;",
                                   "&#60;script&#62;",
                                   "&amp",
                                   "\xff\xfe<script>",
                                   "\u202Egpj.exe",
                                   "\x1b[2J\x1b[31m",
                                   "line\r\nbreak",
                                   std::string("nul\0byte", 8),
                                   "{host}",
                                   "{{",
                                   "⟦missing⟧",
                                   "=cmd|' /C calc'!A0",
                                   "%s%n%x",
                                   "\u2028\u2029",
                                   "<base href=//example.invalid>",
                                   "<meta http-equiv=refresh content=0;url=//example.invalid>",
                                   "<a href=\"javascript:1\">x</a>",
                                   "`${7*7}`",
                                   "{{constructor.constructor('1')()}}"};
  const std::vector<std::string> pieces{
      "<",        ">", "\"",  "'",      "&",   "</",      "script", "svg",  "onload=", "document.title='owned'",
      " ",        "/", "=",   "\n",     "--",  "!",       "\u202E", "\xc3", "\xff",    "style",
      "href=#r1", ";", "]]>", "&#x3c;", "%3C", "\\u003c", "é",      "漢",   "\x01"};
  std::mt19937 random(20261122);
  while (strings.size() < kStrings) {
    std::string mixed;
    for (std::size_t i = 3 + random() % 12; i > 0; --i) mixed += pieces[random() % pieces.size()];
    strings.push_back(std::move(mixed));
  }
  return strings;
}

/// The samples' texts replaced in turn by the hostile strings, each given a number by which the test finds it again.
Content hostile_town(const std::vector<std::string>& strings, std::vector<std::string>& used) {
  std::map<std::string, std::string, std::less<>> disguises;  // a name stays one name wherever it stands
  const sample::Disguise disguise = [&](std::string_view text) {
    const auto [at, is_new] = disguises.try_emplace(std::string(text));
    if (is_new) {
      at->second = fmt::format("h{}~{}~", used.size(), strings[used.size() % strings.size()]);
      used.push_back(at->second);
    }
    return at->second;
  };
  Content content = sample::attacked_town(disguise);
  for (std::size_t i = used.size(); i < strings.size(); ++i) {
    used.push_back(fmt::format("h{}~{}~", i, strings[i]));
    content.sources.emplace_back(content.sources.front()).origin.path = used.back();
  }
  return content;
}

std::string run(const std::string& command) {
  std::string output;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::array<char, 4096> buffer;
  while (pipe && !feof(pipe.get())) output.append(buffer.data(), fread(buffer.data(), 1, buffer.size(), pipe.get()));
  return output;
}

/// Tags of ours. A tag that is not listed could only have come from a string.
std::string first_foreign_tag(std::string_view html) {
  static const std::vector<std::string_view> kOurs{
      "html",  "head",    "meta",    "title", "style",   "body",   "header", "nav",  "main", "footer", "section", "div",
      "p",     "span",    "h1",      "h2",    "h3",      "ul",     "ol",     "li",   "dl",   "dt",     "dd",      "a",
      "sup",   "bdi",     "time",    "table", "caption", "thead",  "tbody",  "tr",   "th",   "td",     "strong",  "code",
      "aside", "details", "summary", "svg",   "defs",    "marker", "path",   "rect", "g",    "text",   "desc",    "!DOCTYPE"};
  for (auto at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const auto begin = at + (html[at + 1] == '/' ? 2 : 1);
    const auto name = html.substr(begin, html.find_first_of(" >", begin) - begin);
    if (std::ranges::count(kOurs, name) == 0) return std::string(name);
  }
  return {};
}

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "beffroi-report-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path path_;
};

TEST(HostileText, CannotBecomeMarkup) {
  for (const std::string& hostile : hostile_strings()) {
    const std::string shown = html::element("p", {{"title", hostile}}, html::text(hostile)).bytes();
    EXPECT_EQ(std::ranges::count(shown, '<'), 2) << hostile;
    EXPECT_EQ(std::ranges::count(shown, '"'), 2) << hostile;
    EXPECT_TRUE(base::is_valid_utf8(shown));
  }
}

TEST(HostileText, LongTextIsCut) {
  const std::string shown = html::text(std::string(1'000'000, '<')).bytes();
  EXPECT_LT(shown.size(), 10 * html::kMaxShownCharacters);
  EXPECT_TRUE(shown.ends_with("…"));
}

TEST(HostileText, EveryFieldOfThePageHoldsOnlyText) {
  std::vector<std::string> used;
  const Content content = hostile_town(hostile_strings(), used);
  const std::string page = html::page(content, sample::catalogue(base::Language::french));
  EXPECT_EQ(first_foreign_tag(page), "");
  EXPECT_TRUE(base::is_valid_utf8(page));
  EXPECT_GE(used.size(), kStrings);
}

/// A browser's own parser: the page it built, written back, has no script, no handler, no foreign element, and every string is text.
TEST(HostileText, ARealBrowserShowsItAsText) {
  if (!std::filesystem::exists(kChromium)) GTEST_SKIP() << kChromium << " is not installed";
  std::vector<std::string> used;
  const Content content = hostile_town(hostile_strings(), used);
  const Folder folder;
  const auto file = folder.path_ / "report.html";
  std::ofstream(file) << html::page(content, sample::catalogue(base::Language::french));
  const std::string document = run(
      fmt::format("timeout 120 {} --headless --no-sandbox --disable-gpu --user-data-dir={} --dump-dom file://{} 2>/dev/null",
                  kChromium, (folder.path_ / "profile").string(), file.string()));
  ASSERT_NE(document.find("</html>"), document.npos) << "the browser gave no document";
  EXPECT_EQ(first_foreign_tag(document), "");
  EXPECT_NE(document.find("<title>Diagnostic d’intrusion informatique</title>"), document.npos) << "a script changed the title";
  std::size_t absent = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (document.find(fmt::format("h{}~", i)) == document.npos) ++absent;
  }
  EXPECT_EQ(absent, 0U) << "strings that the page does not show";
}

}  // namespace
}  // namespace beffroi::report
