// SPDX-License-Identifier: EUPL-1.2
#include "sigma/rule_set.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <memory>
#include <system_error>
#include <thread>

#include "base/resources.h"
#include "base/system_reason.h"
#include "base/yaml/node.h"
#include "sigma/parse.h"

namespace beffroi::sigma {
namespace {

namespace fs = std::filesystem;

std::unexpected<base::Error> unreadable(const fs::path& path, std::string reason) {
  return base::fail("rules.unreadable", {{"reason", std::move(reason)}}, {path.string(), {}, {}});
}

bool is_rule_file(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.ends_with(".test.yml") || name.ends_with(".test.yaml")) return false;
  return name.ends_with(".yml") || name.ends_with(".yaml");
}

void append(RuleSet& set, ParsedFile file) {
  std::ranges::move(file.rules, std::back_inserter(set.rules));
  std::ranges::move(file.filters, std::back_inserter(set.filters));
  std::ranges::move(file.correlations, std::back_inserter(set.correlations));
  std::ranges::move(file.refused, std::back_inserter(set.refused));
}

base::Result<ParsedFile> parse_file(const fs::path& file, const Placeholders& placeholders,
                                    const pipeline::Pipeline* pipeline) {
  BEFFROI_TRY(const std::string text, read_rule_file(file));
  return parse_rules(text, file.string(), placeholders, pipeline);
}

/// The rules of each file, in the order of the files.
std::vector<base::Result<ParsedFile>> parse_files(const std::vector<fs::path>& files, const Placeholders& placeholders,
                                                  unsigned threads, const pipeline::Pipeline* pipeline) {
  std::vector<base::Result<ParsedFile>> parsed(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) parsed[i] = parse_file(files[i], placeholders, pipeline);
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return parsed;
}

}  // namespace

base::Result<std::vector<fs::path>> rule_files(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (!fs::exists(path, error)) return unreadable(path, base::system_reason(ENOENT));
    return std::vector<fs::path>{path};
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator walk(path, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (is_rule_file(walk->path()) && walk->is_regular_file(error)) files.push_back(walk->path());
  }
  if (error) return unreadable(path, base::system_reason(error.value()));
  std::ranges::sort(files, {}, [](const fs::path& file) -> const std::string& { return file.native(); });
  return files;
}

base::Result<std::string> read_rule_file(const fs::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return unreadable(path, base::system_reason(errno));
  std::string text;
  std::size_t read = 0;
  char buffer[16'384];
  while ((read = std::fread(buffer, 1, sizeof buffer, file.get())) > 0) {
    text.append(buffer, read);
    if (text.size() > base::yaml::kMaxBytes) break;  // the YAML reader says so
  }
  if (std::ferror(file.get())) return unreadable(path, base::system_reason(errno));
  return text;
}

base::Result<RuleSet> RuleSet::load(std::span<const fs::path> paths, const Placeholders& placeholders, unsigned threads,
                                    const pipeline::Pipeline* pipeline) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    BEFFROI_TRY(auto more, rule_files(path));
    std::ranges::move(more, std::back_inserter(files));
  }
  RuleSet set;
  for (auto& file : parse_files(files, placeholders, threads, pipeline)) {
    if (!file) return std::unexpected(std::move(file).error());
    append(set, *std::move(file));
  }
  return set;
}

RuleSet RuleSet::load_embedded(const Placeholders& placeholders, const pipeline::Pipeline* pipeline) {
  RuleSet set;
  for (const base::Resource& resource : base::resources_below("rules/")) {
    append(set, parse_rules(resource.bytes, resource.name, placeholders, pipeline));
  }
  return set;
}

void RuleSet::add(RuleSet more) {
  std::ranges::move(more.rules, std::back_inserter(rules));
  std::ranges::move(more.filters, std::back_inserter(filters));
  std::ranges::move(more.correlations, std::back_inserter(correlations));
  std::ranges::move(more.refused, std::back_inserter(refused));
}

}  // namespace beffroi::sigma
