#include "engine/store/ledger.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "engine/core/error.hpp"
#include "engine/store/folder.hpp"
#include "engine/store/ledger_line.hpp"
#include "engine/store/writing.hpp"

namespace concord {

namespace {

std::string path_in(const std::string& folder) {
    return folder + "/ledger.jsonl";
}

bool is_torn(int descriptor) {
    struct stat status {};
    char last = '\n';
    if (fstat(descriptor, &status) == 0 && status.st_size > 0 &&
        pread(descriptor, &last, 1, status.st_size - 1) != 1)
        return true;
    return last != '\n';
}

void note(RunHistory& history, const LedgerEntry& entry, const std::vector<std::string>& segments) {
    const bool sealed = entry.state == RunState::done && std::ranges::binary_search(segments, entry.segment);
    if (entry.state == RunState::done && !sealed) return;
    history.started += entry.state == RunState::started;
    history.failed += entry.state == RunState::failed;
    if (history.last.state != RunState::done || sealed) history.last = entry;
}

}  // namespace

Ledger::Ledger(std::string folder)
    : path_(path_in(folder)),
      signature_(ledger_signature(host_name(), getpid())),
      descriptor_(open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail(errno);
    outlive_size_limits();
    torn_ = is_torn(descriptor_);
}

Ledger::~Ledger() {
    ::close(descriptor_);
}

void Ledger::append(std::span<const LedgerEntry> entries) {
    std::string lines = "\n";  // to end a line that a kill, or a full disk, has cut short
    for (LedgerEntry entry : entries) {
        if (entry.time == UtcTime()) entry.time = utc_now();
        lines += ledger_line(entry, signature_);
    }
    const std::lock_guard alone(mutex_);
    const int error = write_all(descriptor_, std::string_view(lines).substr(torn_ ? 0 : 1));
    torn_ = error != 0;
    if (error != 0) fail(error);
}

void Ledger::sync() {
    if (fsync(descriptor_) != 0) fail(errno);
}

void Ledger::fail(int error) const {
    throw Failure(fmt::format("cannot write {}: {}", path_, std::generic_category().message(error)));
}

void Ledger::read(const std::string& folder, const std::function<void(const LedgerEntry&)>& use) {
    std::ifstream file(path_in(folder), std::ios::binary);
    for (std::string line; std::getline(file, line);)
        if (const auto entry = ledger_entry(line)) use(*entry);
    if (file.bad()) throw Failure(fmt::format("cannot read {} to its end", path_in(folder)));
}

RunHistories Ledger::histories(const std::vector<std::string>& folders) {
    RunHistories histories;
    for (const std::string& folder : folders) {
        const auto segments = segments_in(folder);
        read(folder, [&](const LedgerEntry& entry) { note(histories[entry.run], entry, segments); });
    }
    return histories;
}

}  // namespace concord
