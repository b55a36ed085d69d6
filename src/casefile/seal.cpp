// SPDX-License-Identifier: EUPL-1.2
#include "casefile/seal.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "base/json/reader.h"
#include "base/json/writer.h"
#include "base/system_reason.h"
#include "casefile/custody.h"
#include "casefile/ledger.h"
#include "casefile/pieces.h"
#include "casefile/reading.h"

namespace beffroi::casefile {
namespace {

namespace fs = std::filesystem;

struct WrittenFile {
  std::string name;
  FileDigest digest;
};

base::Result<std::vector<WrittenFile>> written_files(const Layout& layout) {
  std::vector<WrittenFile> files;
  for (const fs::path& path : {layout.diagnosis(), layout.report(), layout.run()}) {
    std::error_code code;
    if (!fs::exists(path, code)) continue;
    BEFFROI_TRY(const FileDigest digest, digest_of(path));
    files.push_back({path.filename().string(), digest});
  }
  return files;
}

void write_file(base::json::Writer& json, const WrittenFile& file) {
  json.begin_object().member("name", file.name).member("sha256", file.digest.sha256.hex());
  json.member("size", file.digest.size).end_object();
}

std::string seal_json(const std::vector<WrittenFile>& files) {
  base::json::Writer json;
  json.begin_object().key("files").begin_array();
  for (const WrittenFile& file : files) write_file(json, file);
  return std::move(json.end_array().end_object()).text();
}

/// A line of sha256sum, which marks with a backslash the names in which it had to escape something.
std::string checksum_line(const base::Digest& sha256, std::string_view path) {
  std::string name;
  for (const char c : path) {
    if (c == '\\')
      name += "\\\\";
    else if (c == '\n')
      name += "\\n";
    else if (c == '\r')
      name += "\\r";
    else
      name += c;
  }
  return (name == path ? "" : "\\") + sha256.hex() + "  " + name + '\n';
}

/// The file on disk that an origin is, or nothing for a member of a container.
std::optional<std::string> file_of(const model::Origin& origin, const std::vector<Location>& locations) {
  const auto location = std::ranges::find(locations, origin.argument, &Location::argument);
  std::error_code code;
  fs::path path = location != locations.end() ? fs::path(location->path) : fs::absolute(origin.argument, code);
  if (fs::is_directory(path, code) || path.filename() != origin.path) path /= origin.path;
  if (origin.path.find('!') != std::string::npos && !fs::exists(path, code)) return std::nullopt;
  return path.string();
}

/// The path from the folder of the case, where `sha256sum -c` is run, if they lie near each other and so may be moved together;
/// else as it is.
std::string seen_from(const fs::path& directory, const fs::path& file) {
  std::error_code code;
  const fs::path here = fs::weakly_canonical(directory, code), there = fs::weakly_canonical(file, code);
  const auto first_difference = std::ranges::mismatch(here, there).in1;
  const auto up = std::distance(first_difference, here.end());
  constexpr std::ptrdiff_t kNear = 2;
  const bool near = up <= kNear && std::distance(here.begin(), first_difference) > 1;
  return near ? there.lexically_relative(here).string() : file.string();
}

/// All of SHA256SUMS: the files of the case, its pieces, the evidence.
base::Result<std::string> checksums(Database& database, const Layout& layout, const std::vector<WrittenFile>& files,
                                    const std::vector<Piece>& pieces) {
  std::set<std::string> lines;
  {
    BEFFROI_TRY(const Reading reading, Reading::start(database));
    for (const Source& source : reading.sources()) {
      for (const model::Origin& origin : source.origins)
        if (const auto file = file_of(origin, reading.locations()))
          lines.insert(checksum_line(source.sha256, seen_from(layout.directory, *file)));
    }
  }
  std::string text;
  for (const WrittenFile& file : files) text += checksum_line(file.digest.sha256, file.name);
  for (const Piece& piece : pieces) text += checksum_line(piece.sha256, place_of(piece.sha256));
  for (const std::string& line : lines) text += line;
  return text;
}

/// The list is written after its seal: after a crash between the two, the one before stands there, which verify knows as well.
WrittenFile sealed_list(const Layout& layout, const std::string& text) {
  return {layout.checksums().filename().string(), {base::sha256(base::as_bytes(text)), text.size()}};
}

/// What the last run said of the files it wrote: a later alteration must not be sealed as if it were ours.
base::Result<std::vector<WrittenFile>> files_of_last_run(const std::vector<LedgerEntry>& entries) {
  std::vector<WrittenFile> files;
  const auto last = std::find_if(entries.rbegin(), entries.rend(), [](const auto& e) { return e.kind == "run.finished"; });
  if (last == entries.rend()) return files;
  base::json::Parser parser;
  BEFFROI_TRY(const auto sealed, parser.parse(last->json));
  const auto list = sealed.find("files");
  if (!list) return files;
  for (const auto& file : list->elements()) {
    const auto name = file.find("name"), sha256 = file.find("sha256");
    const auto digest = sha256 ? base::Digest::from_hex(sha256->as_text().value_or("")) : std::nullopt;
    if (name && digest && name->as_text() != "SHA256SUMS") files.push_back({std::string(*name->as_text()), {*digest, 0}});
  }
  return files;
}

/// SHA256SUMS as it is once the case holds these pieces.
base::Result<std::string> checksums_with(Database& database, const Layout& layout, const std::vector<LedgerEntry>& entries,
                                         const std::vector<Piece>& pieces) {
  BEFFROI_TRY(const auto files, files_of_last_run(entries));
  return checksums(database, layout, files, pieces);
}

/// What the ledger says of a piece, with the list that then holds.
struct PieceEntry {
  std::string_view kind;
  base::Digest sha256;
  std::string json, list;
};

base::Result<> enter_pieces(Database& database, const Layout& layout, const PieceEntry& entry, std::string_view actor,
                            base::Timestamp now) {
  BEFFROI_TRY(Transaction transaction, Transaction::begin(database, Transaction::Kind::write));
  BEFFROI_TRY_VOID(enter(database, now, actor, entry.kind, entry.sha256.hex(), entry.json));
  BEFFROI_TRY_VOID(transaction.commit());
  BEFFROI_TRY_VOID(complete_custody_log(database, layout, true));
  return write_whole(layout.checksums(), entry.list);
}

}  // namespace

std::string run_json(std::string_view command, std::string_view version) {
  base::json::Writer json;
  return std::move(json.begin_object().member("command", command).member("version", version).end_object()).text();
}

base::Result<LockedFile> lock_folder(const Layout& layout) {
  return LockedFile::open(layout.directory, LockedFile::IfMissing::fail);
}

base::Result<LedgerEntry> enter(Database& database, base::Timestamp now, std::string_view actor, std::string_view kind,
                                std::string_view subject, std::string_view json) {
  BEFFROI_TRY(auto entry, append_entry(database, now, actor, kind, subject, json));
  const std::string head = "ledger " + std::to_string(entry.seq);
  BEFFROI_TRY_VOID(add_custody(database, {now, "entered", entry.hash, entry.seq, actor, head, {}}));
  return entry;
}

base::Result<> write_output(Database& database, const Layout& layout, const fs::path& file, std::string_view bytes,
                            std::string_view actor, base::Timestamp now) {
  // Between the two, no other run may seal what this one is about to write over.
  BEFFROI_TRY(const LockedFile alone, lock_folder(layout));
  BEFFROI_TRY(Transaction transaction, Transaction::begin(database, Transaction::Kind::write));
  const std::string name = file.filename().string();
  BEFFROI_TRY_VOID(add_custody(database, {now, "written", base::sha256(base::as_bytes(bytes)), bytes.size(), actor, {}, name}));
  BEFFROI_TRY_VOID(transaction.commit());
  BEFFROI_TRY_VOID(complete_custody_log(database, layout, true));
  return write_whole(file, bytes);
}

base::Result<> seal(Database& database, const Layout& layout, std::int64_t run, std::string_view actor, base::Timestamp now) {
  BEFFROI_TRY(const LockedFile alone, lock_folder(layout));
  BEFFROI_TRY(auto files, written_files(layout));
  BEFFROI_TRY(const auto entries, read_entries(database));
  BEFFROI_TRY(const std::string list, checksums(database, layout, files, pieces_of(entries)));
  files.push_back(sealed_list(layout, list));
  BEFFROI_TRY(Transaction transaction, Transaction::begin(database, Transaction::Kind::write));
  BEFFROI_TRY(Statement * update, database.statement("UPDATE runs SET finished = ? WHERE id = ?"));
  BEFFROI_TRY_VOID(update->run(base::format_rfc3339(now), run));
  BEFFROI_TRY(const auto entry, append_entry(database, now, actor, "run.finished", std::to_string(run), seal_json(files)));
  const std::string head = "ledger " + std::to_string(entry.seq);
  BEFFROI_TRY_VOID(add_custody(database, {now, "sealed", entry.hash, entry.seq, actor, head, {}}));
  BEFFROI_TRY_VOID(transaction.commit());
  BEFFROI_TRY_VOID(write_whole(layout.checksums(), list));
  return complete_custody_log(database, layout, true);
}

base::Result<> keep_piece(Database& database, const Layout& layout, const Piece& piece, std::string_view actor,
                          base::Timestamp now) {
  BEFFROI_TRY(const LockedFile alone, lock_folder(layout));
  BEFFROI_TRY(const auto entries, read_entries(database));
  std::vector<Piece> pieces = pieces_of(entries);
  if (std::ranges::count(pieces, piece.sha256, &Piece::sha256) > 0) return {};
  pieces.insert(std::ranges::lower_bound(pieces, piece.sha256, {}, &Piece::sha256), piece);
  BEFFROI_TRY(const std::string list, checksums_with(database, layout, entries, pieces));
  base::json::Writer json;
  json.begin_object().member("name", piece.name).member("sha256", piece.sha256.hex()).member("size", piece.size);
  json.key("files").begin_array();
  for (const WrittenFile& file : {WrittenFile{place_of(piece.sha256), {piece.sha256, piece.size}}, sealed_list(layout, list)})
    write_file(json, file);
  json.end_array().end_object();
  return enter_pieces(database, layout, {kPieceKept, piece.sha256, std::move(json).text(), list}, actor, now);
}

base::Result<> erase_piece(Database& database, const Layout& layout, const base::Digest& sha256, std::string_view because,
                           std::string_view actor, base::Timestamp now) {
  BEFFROI_TRY(const LockedFile alone, lock_folder(layout));
  BEFFROI_TRY(const auto entries, read_entries(database));
  std::vector<Piece> pieces = pieces_of(entries);
  const auto piece = std::ranges::find(pieces, sha256, &Piece::sha256);
  if (piece != pieces.end()) {
    base::json::Writer json;
    json.begin_object().member("name", piece->name).member("sha256", sha256.hex()).member("size", piece->size);
    json.member("because", because);
    pieces.erase(piece);
    BEFFROI_TRY(const std::string list, checksums_with(database, layout, entries, pieces));
    json.key("files").begin_array();
    write_file(json, sealed_list(layout, list));
    json.end_array().end_object();
    BEFFROI_TRY_VOID(enter_pieces(database, layout, {kPieceErased, sha256, std::move(json).text(), list}, actor, now));
  } else if (std::ranges::none_of(erased_pieces_of(entries), [&](const auto& one) { return one.piece.sha256 == sha256; })) {
    return base::fail("casefile.no_piece", {{"sha256", sha256.hex()}});
  }
  const fs::path file = layout.directory / place_of(sha256);
  std::error_code code;
  fs::remove(file, code);
  if (code)
    return base::fail("casefile.file", {{"reason", base::system_reason(code.value())}, {"path", file.string()}},
                      {file.string(), {}, {}});
  return {};
}

}  // namespace beffroi::casefile
