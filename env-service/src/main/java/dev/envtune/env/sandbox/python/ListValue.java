package dev.envtune.env.sandbox.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/// A Python list: mutable, unless [#freeze()] made it a constant that sessions share.
public final class ListValue extends Container implements Iterable<Value> {
    private final ArrayList<Value> items;

    public ListValue() {
        items = new ArrayList<>();
    }

    public ListValue(Collection<? extends Value> items) {
        this.items = new ArrayList<>(items);
    }

    public static ListValue of(Value... items) {
        return new ListValue(Arrays.asList(items));
    }

    public static ListValue ofStrings(Collection<String> texts) {
        var list = new ListValue();
        texts.forEach(text -> list.items.add(new Str(text)));
        return list;
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public Value get(int index) {
        return items.get(index);
    }

    public ListValue add(Value item) {
        requireMutable();
        items.add(item);
        return this;
    }

    public ListValue add(String item) {
        return add(new Str(item));
    }

    public ListValue addAll(ListValue more) {
        requireMutable();
        items.addAll(more.items);
        return this;
    }

    public Value set(int index, Value item) {
        requireMutable();
        return items.set(index, item);
    }

    public Value remove(int index) {
        requireMutable();
        return items.remove(index);
    }

    /// Removes the first equal item and tells whether there was one.
    public boolean removeFirst(Value item) {
        requireMutable();
        return items.remove(item);
    }

    public boolean contains(Value item) {
        return items.contains(item);
    }

    /// A read-only view.
    public List<Value> items() {
        return Collections.unmodifiableList(items);
    }

    @Override
    public Iterator<Value> iterator() {
        return items().iterator();
    }

    /// This list if it may be changed, else a shallow copy that may.
    public ListValue writable() {
        return isFrozen() ? new ListValue(items) : this;
    }

    /// A list of the same items that changes independently of this one.
    public ListValue fork() {
        return isFrozen() ? this : new ListValue(items);
    }

    @Override
    public ListValue freeze() {
        markFrozen();
        items.forEach(Container::freezeItem);
        return this;
    }

    @Override
    public boolean truthy() {
        return !items.isEmpty();
    }

    @Override
    public String typeName() {
        return "list";
    }

    @Override
    public ListValue copy() {
        return isFrozen() ? this : thaw();
    }

    @Override
    public ListValue thaw() {
        var copy = new ListValue();
        copy.items.ensureCapacity(items.size());
        for (var item : items) {
            copy.items.add(thawItem(item));
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof ListValue list && items.equals(list.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return TextForms.repr(this);
    }
}
