package io.pratique.match.exception;

import io.pratique.match.exception.RegexNode.One;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A regular expression of somebody else. It is run as an automaton that is in several states at once, so that the
/// time is bounded by the length of the expression times that of the text, whatever they are (Ken Thompson,
/// "Regular
/// Expression Search Algorithm", 1968).
///
/// Limits: 1,000 characters of expression, 10,000 steps of program, texts of 4,096 characters; longer ones are
/// never
/// found.
public final class Regex {
    private static final int PATTERN_LIMIT = 1_000;
    private static final int PROGRAM_LIMIT = 10_000;
    private static final int TEXT_LIMIT = 4_096;

    /// Parts that match nothing add no steps.
    private static final int WORK_LIMIT = 100_000;

    private final String pattern;
    private final List<Step> program = new ArrayList<>();
    private int emitted;

    private enum Kind {
        ONE,
        SPLIT,
        BEGIN,
        END,
        FOUND
    }

    /// @param set for ONE
    /// @param next where it goes on
    /// @param other for SPLIT: where it goes on as well
    private record Step(Kind kind, @Nullable One set, int next, int other) {}

    private Regex(String pattern) {
        this.pattern = pattern;
        emit(new RegexParser(pattern).parse());
        add(new Step(Kind.FOUND, null, 0, 0));
    }

    /// @throws IllegalArgumentException when it is no regular expression, or goes beyond a limit
    public static Regex compile(String pattern) {
        if (pattern.length() > PATTERN_LIMIT) {
            throw new IllegalArgumentException("a regular expression of more than " + PATTERN_LIMIT + " characters");
        }
        return new Regex(pattern);
    }

    private void add(Step step) {
        if (program.size() >= PROGRAM_LIMIT) {
            throw new IllegalArgumentException("a regular expression that repeats too much");
        }
        program.add(step);
    }

    private void emit(RegexNode node) {
        if (++emitted > WORK_LIMIT) {
            throw new IllegalArgumentException("a regular expression that repeats too much");
        }
        switch (node) {
            case One one -> add(new Step(Kind.ONE, one, program.size() + 1, 0));
            case RegexNode.Begin begin -> add(new Step(Kind.BEGIN, null, program.size() + 1, 0));
            case RegexNode.End end -> add(new Step(Kind.END, null, program.size() + 1, 0));
            case RegexNode.Sequence sequence -> sequence.parts().forEach(this::emit);
            case RegexNode.Either either -> emitEither(either.parts());
            case RegexNode.Repeated repeated -> emitRepeated(repeated);
        }
    }

    private void emitEither(List<RegexNode> parts) {
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < parts.size() - 1; i++) {
            int split = reserve();
            emit(parts.get(i));
            jumps.add(reserve());
            program.set(split, new Step(Kind.SPLIT, null, split + 1, program.size()));
        }
        emit(parts.getLast());
        for (int jump : jumps) {
            program.set(jump, new Step(Kind.SPLIT, null, program.size(), program.size()));
        }
    }

    private void emitRepeated(RegexNode.Repeated repeated) {
        for (int i = 0; i < repeated.least(); i++) {
            emit(repeated.part());
        }
        if (repeated.most() < 0) {
            int split = reserve();
            emit(repeated.part());
            add(new Step(Kind.SPLIT, null, split, split));
            program.set(split, new Step(Kind.SPLIT, null, split + 1, program.size()));
            return;
        }
        List<Integer> splits = new ArrayList<>();
        for (int i = repeated.least(); i < repeated.most(); i++) {
            splits.add(reserve());
            emit(repeated.part());
        }
        for (int split : splits) {
            program.set(split, new Step(Kind.SPLIT, null, split + 1, program.size()));
        }
    }

    private int reserve() {
        add(new Step(Kind.FOUND, null, 0, 0));
        return program.size() - 1;
    }

    /// Whether some part of a text is what the expression says.
    public boolean find(String text) {
        if (text.length() > TEXT_LIMIT) {
            return false;
        }
        var now = new States(program.size());
        var then = new States(program.size());
        for (int at = 0; ; at++) {
            if (reach(now, 0, at, text.length())) {
                return true;
            }
            if (at == text.length()) {
                return false;
            }
            then.clear();
            char c = text.charAt(at);
            for (int i = 0; i < now.size; i++) {
                Step step = program.get(now.list[i]);
                if (step.set != null && step.set.contains(c) && reach(then, step.next, at + 1, text.length())) {
                    return true;
                }
            }
            States spare = now;
            now = then;
            then = spare;
        }
    }

    /// Adds a state and all that are reached from it without a character; tells whether the end is among them.
    private boolean reach(States states, int start, int at, int length) {
        states.stack[0] = start;
        int top = 1;
        while (top > 0) {
            int state = states.stack[--top];
            if (!states.add(state)) {
                continue;
            }
            Step step = program.get(state);
            switch (step.kind) {
                case FOUND -> {
                    return true;
                }
                case ONE -> {}
                case BEGIN -> top = at == 0 ? states.push(top, step.next) : top;
                case END -> top = at == length ? states.push(top, step.next) : top;
                case SPLIT -> top = states.push(states.push(top, step.other), step.next);
            }
        }
        return false;
    }

    /// A set of states in the order they were added.
    private static final class States {
        private final int[] list;
        private final int[] stack;
        private final boolean[] there;
        private int size;

        States(int most) {
            list = new int[most];
            stack = new int[2 * most + 2];
            there = new boolean[most];
        }

        boolean add(int state) {
            if (there[state]) {
                return false;
            }
            there[state] = true;
            list[size++] = state;
            return true;
        }

        int push(int top, int state) {
            stack[top] = state;
            return top + 1;
        }

        void clear() {
            Arrays.fill(there, false);
            size = 0;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
