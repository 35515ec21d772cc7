#pragma once
#include <fnmatch.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace concord::test {

/// A folder that goes when the test is over.
class Scratch {
  public:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "concord-XXXXXX").string();
        folder_ = mkdtemp(name.data());
    }
    ~Scratch() { std::filesystem::remove_all(folder_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string path() const { return folder_.string(); }
    std::string operator/(const std::string& name) const { return (folder_ / name).string(); }
    bool empty() const { return std::filesystem::is_empty(folder_); }

  private:
    std::filesystem::path folder_;
};

inline std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline void write_text(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// What a command prints, errors included, and "exit STATUS" when it fails.
inline std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    if (const int status = pclose(pipe); status != 0) text += "exit " + std::to_string(status);
    return text;
}

/// Whether a text fits a pattern of the shell.
inline bool fits(const std::string& text, const std::string& pattern) {
    return fnmatch(pattern.c_str(), text.c_str(), FNM_EXTMATCH) == 0;
}

/// The message of what is thrown; "" when nothing of that type is.
template <class Error, class Action>
std::string message_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace concord::test
