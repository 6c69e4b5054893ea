package org.intendant.servers.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.hosts.Command;
import org.intendant.operations.Order;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;

/**
 * What is run on each server, as it travels in an operation's details.
 *
 * @param arguments program first
 * @param root whether as root
 * @param limit after which it is ended on the host
 */
record CommandOrder(List<String> arguments, boolean root, Duration limit) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 60_000;
    private static final int MOST_NAMED = 40;
    private static final int MOST_TYPED = 1000;

    CommandOrder {
        arguments = List.copyOf(arguments);
    }

    static CommandOrder of(CommandDraft draft) {
        Faults faults = new Faults();
        List<String> arguments = draft.getArguments();
        faults.check(!arguments.isEmpty() && !Text.blank(arguments.get(0)), "arguments", "Say which program to run.");
        faults.check(
                arguments.isEmpty() || !arguments.get(0).startsWith("-"),
                "arguments",
                "A program's name does not begin with a hyphen.");
        faults.check(
                arguments.stream().noneMatch(argument -> argument.indexOf('\0') >= 0),
                "arguments",
                "An argument cannot contain the character NUL.");
        faults.check(
                arguments.stream().mapToLong(String::length).sum() < MOST_BYTES,
                "arguments",
                "The arguments are too long. Put them into a file on the servers.");
        int seconds = draft.getLimitSeconds() == null ? 300 : draft.getLimitSeconds();
        faults.check(seconds >= 1 && seconds <= 86_400, "limitSeconds", "Give 1 to 86400 seconds, that is a day.");
        faults.refuseIfAny();
        return new CommandOrder(arguments, draft.isRoot(), Duration.ofSeconds(seconds));
    }

    /** The command for a host, ended there after the limit. */
    Command command() {
        String[] rest = arguments.subList(1, arguments.size()).toArray(String[]::new);
        Command command = Command.of(arguments.get(0), rest);
        return root ? command.withRoot() : command;
    }

    /** For sentences: the whole line where it is short, else the program. */
    String named() {
        String line = shown();
        return line.length() <= MOST_NAMED ? line : Text.inert(arguments.get(0), MOST_NAMED);
    }

    /** What was typed: for a shell its line, else the words as in {@link #shown}. */
    String typed() {
        String last = arguments.get(arguments.size() - 1);
        boolean shell = Command.shell(last).arguments().equals(arguments);
        return Text.inert(shell ? last : quoted(), MOST_TYPED);
    }

    /** One line for the audit trail: words with anything unusual are quoted. */
    String shown() {
        return Text.inert(quoted(), 120);
    }

    private String quoted() {
        return arguments.stream()
                .map(word -> word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    Map<String, String> details() {
        try {
            return Map.of(
                    "arguments",
                    JSON.writeValueAsString(arguments),
                    Order.SUBJECT,
                    typed(),
                    "root",
                    Boolean.toString(root),
                    "limit",
                    limit.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static CommandOrder from(Map<String, String> details) {
        try {
            List<String> arguments =
                    JSON.readValue(details.getOrDefault("arguments", "[]"), new TypeReference<List<String>>() {});
            return new CommandOrder(
                    arguments,
                    Boolean.parseBoolean(details.get("root")),
                    Duration.parse(details.getOrDefault("limit", "PT5M")));
        } catch (JsonProcessingException changed) {
            throw new Refused("arguments", "The command of this operation cannot be read any more.");
        }
    }
}
