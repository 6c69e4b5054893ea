package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Operations;
import org.intendant.operations.RecentOperations;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.DashboardCard;
import org.intendant.web.State;

/** What runs, and what failed within a day. */
@RequestScoped
class OperationsCard implements DashboardCard {

    private static final int MOST_WORDS = 200;

    @Inject
    CurrentActor actor;

    @Inject
    RecentOperations recent;

    @Inject
    Operations operations;

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean visible() {
        return actor.find().map(who -> who.may(Permission.SEE_OPERATIONS)).orElse(false);
    }

    @Override
    public Tile tile() {
        RecentOperations.Day day = recent.day();
        List<Note> notes = new ArrayList<>();
        if (day.failed() > 0) {
            notes.add(new Note(State.FAILED, day.failed() + " in 24 h"));
        }
        if (day.succeeded() > 0) {
            notes.add(new Note(State.SUCCEEDED, day.succeeded() + " in 24 h"));
        }
        return new Tile(
                "Operations",
                "pi-bolt",
                String.valueOf(day.running()),
                "running",
                notes,
                "/operations/operations.xhtml",
                day.failed() > 0 ? Trouble.FAILURE : Trouble.NONE,
                day.failed() == 0
                        ? ""
                        : day.failed() == 1 ? "1 operation failed." : day.failed() + " operations failed.");
    }

    @Override
    public List<ToDo> toDos() {
        return recent.failed().stream().map(this::toDo).toList();
    }

    private ToDo toDo(Operation operation) {
        return new ToDo(
                operation.state().badge(),
                Shown.text(operation.title()) + (operation.state() == OperationState.LOST ? " was lost" : " failed"),
                why(operation) + " Operation " + operation.id() + ", started by " + operation.actorName() + ".",
                operation.ended(),
                "Open",
                operation.href());
    }

    /** What the first part that went wrong says of it. */
    private String why(Operation operation) {
        return operations.parts(operation.id()).stream()
                .map(OperationPart::error)
                .filter(error -> !error.isEmpty())
                .findFirst()
                .map(error -> Shown.text(error.lines().findFirst().orElse("")))
                .map(error -> error.length() > MOST_WORDS ? error.substring(0, MOST_WORDS) + "…" : error)
                .orElse("");
    }
}
