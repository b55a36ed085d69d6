// SPDX-License-Identifier: EUPL-1.2
#include "evidence/discover.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <tuple>

#include "evidence/file.h"

namespace beffroi::evidence {
namespace {

struct DirectoryCloser {
  void operator()(DIR* folder) const { closedir(folder); }
};

class Search {
 public:
  void argument(const std::string& given) {
    char* resolved = realpath(given.c_str(), nullptr);
    if (!resolved) return fail(errno == ENOENT ? "evidence.not_found" : "evidence.unreadable", given, errno);
    const std::string root(resolved);
    std::free(resolved);
    argument_ = given;
    ++argument_number_;
    struct stat status{};
    if (stat(root.c_str(), &status) != 0) return fail("evidence.unreadable", given, errno);
    if (!S_ISDIR(status.st_mode)) return file(root, root.substr(root.rfind('/') + 1), status);
    folder(root, "", 0);
  }

  Discovery finish() && {
    std::ranges::sort(found_.files, {}, [](const SourceFile& file) { return std::tie(file.path, file.argument_number); });
    const auto by_path = [](const base::Error& error) { return std::tie(error.where.path, error.id); };
    std::ranges::sort(found_.errors, {}, by_path);
    std::ranges::sort(found_.passed_over, {}, by_path);
    return std::move(found_);
  }

 private:
  void fail(const char* id, const std::string& path, int code) { found_.errors.push_back(system_error(id, path, code)); }

  void folder(const std::string& location, const std::string& path, std::size_t depth) {
    if (depth > kMaxFolderDepth) return fail("evidence.folder_depth", location, ELOOP);
    const std::unique_ptr<DIR, DirectoryCloser> open(opendir(location.c_str()));
    if (!open) return fail("evidence.unreadable", location, errno);
    while (true) {
      errno = 0;
      const dirent* entry = readdir(open.get());
      if (!entry) break;
      const std::string name = entry->d_name;
      if (name != "." && name != "..") member(location + "/" + name, path.empty() ? name : path + "/" + name, depth);
    }
    if (errno != 0) fail("evidence.unreadable", location, errno);
  }

  void member(const std::string& location, const std::string& path, std::size_t depth) {
    struct stat status{};
    if (lstat(location.c_str(), &status) != 0) return fail("evidence.unreadable", location, errno);
    if (S_ISDIR(status.st_mode)) return folder(location, path, depth + 1);
    if (S_ISLNK(status.st_mode)) {
      found_.passed_over.push_back({"evidence.link", {}, {location, {}, {}}, {}});
      return;
    }
    file(location, path, status);
  }

  void file(const std::string& location, const std::string& path, const struct stat& status) {
    if (!S_ISREG(status.st_mode)) return fail("evidence.special_file", location, EINVAL);
    if (!seen_.insert(location).second) return;
    found_.files.push_back({argument_, path, location, status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                            argument_number_});
  }

  std::string argument_;
  std::size_t argument_number_ = 0;
  std::set<std::string> seen_;
  Discovery found_;
};

}  // namespace

Discovery discover(const std::vector<std::string>& arguments) {
  Search search;
  for (const std::string& argument : arguments) search.argument(argument);
  return std::move(search).finish();
}

bool lies_within(const std::string& path, const std::string& evidence) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path folder = fs::weakly_canonical(evidence, ignored), target = fs::weakly_canonical(path, ignored);
  return fs::is_directory(folder, ignored) && std::ranges::mismatch(folder, target).in1 == folder.end();
}

}  // namespace beffroi::evidence
