// SPDX-License-Identifier: EUPL-1.2
#include "base/crypto_signature.h"
#include "engine/documents.h"
#include "report/public/public.h"
#include "response/public_page/state.h"

namespace beffroi::engine::documents::public_page {
namespace {

base::Result<std::vector<Document>> make(const Situation& situation, const base::Catalogue& words) {
  if (!situation.first_hour.opened) return std::vector<Document>{};
  const auto key = base::PublicKey::from_hex(response::public_page::state_of(situation.entries).public_key);
  const report::public_page::Head head{
      .place = situation.board.place, .body = situation.body(), .now = situation.now, .exercise = situation.exercise};
  return std::vector<Document>{
      {"46-ou-poser-la-page", report::public_page::hosting_sheet(head, key ? key->fingerprint() : std::string(), words)}};
}

}  // namespace

DocumentMaker make_documents() { return {"public_page", make}; }

}  // namespace beffroi::engine::documents::public_page
