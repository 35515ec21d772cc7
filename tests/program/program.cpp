#include "tests/program/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

namespace concord::test {

namespace {
void redirect(const std::string& file, int stream) {
    const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(opened, stream);
    close(opened);
}

/// By descriptor, as `prepare` may have given up the right to search the folders on the way to it.
[[noreturn]] void become(int program, const Arguments& arguments) {
    std::vector<std::string> words{"concord"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    fexecve(program, pointers.data(), environ);
    _exit(127);
}
}  // namespace

Program::Program(const Scratch& folder, const Arguments& arguments, const std::function<void()>& prepare) {
    const std::string where = folder / ".", out = streams_ / "out", err = streams_ / "err";
    child_ = fork();
    if (child_ < 0) throw std::runtime_error("cannot fork");
    if (child_ > 0) return;
    const int program = open(CONCORD_PROGRAM, O_RDONLY | O_CLOEXEC);
    if (program < 0 || chdir(where.c_str()) != 0) _exit(126);
    redirect("/dev/null", STDIN_FILENO);
    redirect(out, STDOUT_FILENO);
    redirect(err, STDERR_FILENO);
    if (prepare) prepare();
    become(program, arguments);
}

Program::~Program() {
    if (child_ <= 0) return;
    send(SIGKILL);
    wait();
}

void Program::send(int signal) const {
    kill(child_, signal);
}

int Program::wait() {
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

Answer concord(const Scratch& folder, const Arguments& arguments, const std::function<void()>& prepare) {
    Program program(folder, arguments, prepare);
    const int status = program.wait();
    return {status, program.out(), program.err()};
}

std::string refusal(const Scratch& folder, const Arguments& arguments, const std::function<void()>& prepare) {
    const std::vector<std::string> before = files_in(folder);
    const Answer answer = concord(folder, arguments, prepare);
    std::string text = fmt::format("{} {}", answer.status, answer.err);
    if (!answer.out.empty()) text += "printed " + answer.out;
    for (const std::string& file : files_in(folder))
        if (std::ranges::find(before, file) == before.end()) text += "left " + file + "\n";
    return text;
}

bool eventually(const std::function<bool()>& happened) {
    for (int attempt = 0; attempt != 3000; ++attempt) {
        if (happened()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

std::vector<std::string> files_in(const Scratch& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "."))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

void write_toy(const Scratch& folder, const std::string& more) {
    write_text(folder / "toy.toml", "[world]\nkind = \"toy\"\n[run]\nticks = 3\n" + more);
}

std::string source(const std::string& path) {
    return std::string(CONCORD_SOURCE) + "/" + path;
}

}  // namespace concord::test
