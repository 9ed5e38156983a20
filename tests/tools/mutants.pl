#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   mutants.pl [-t TABLE.c] [ROW|FUNCTION|TEST…]
#
# Does the test of each row of src/core/behaviour.c notice when the function of
# that row does nothing? Each function is replaced, in a copy of its file, by
# one that returns a constant; the row's test is linked with that copy (or the
# program is, for a script) and has to fail. Prints a line for each, and ends
# in a summary; exit status 1 when a test did not notice.
#
# `make mutants` calls it, with what make knows in the environment: BUILD, JOBS,
# MUTANT_CC (compiler and its flags), MUTANT_LINK (flags and libraries).
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Path qw(make_path remove_tree);

my $table = 'src/core/behaviour.c';
if (@ARGV && $ARGV[0] eq '-t') {
	shift @ARGV;
	$table = shift @ARGV;
}
my $build = abs_path($ENV{BUILD} || 'build');
my $cc = $ENV{MUTANT_CC} || 'cc -std=c11 -D_GNU_SOURCE -Isrc';
my $link = $ENV{MUTANT_LINK} || '-lcmocka -lm';
my $jobs = $ENV{JOBS} || 2;
my $place = "$build/mutants";

sub slurp {
	my ($name) = @_;
	open my $f, '<', $name or die "$name: $!\n";
	local $/;
	return <$f>;
}

sub spew {
	my ($name, $text) = @_;
	open my $f, '>', $name or die "$name: $!\n";
	print {$f} $text;
	close $f or die "$name: $!\n";
}

# Rows of the table: statement, function, test.
sub rows {
	my ($text) = @_;
	my @rows;
	$text =~ s{/\*.*?\*/}{}gs;
	while ($text =~ /\{\s*("lt[^{}]*?)\s*,\s*VALUE_\w+\s*\}/g) {
		my @cells = ('');
		# texts that follow each other are one, as in C
		for my $token ($1 =~ /("(?:[^"\\]|\\.)*"|,)/g) {
			push @cells, '' if $token eq ',';
			$cells[-1] .= substr $token, 1, -1 if $token ne ',';
		}
		die "$table: a row has " . @cells . " texts: @cells\n"
		    if @cells != 5;
		push @rows,
		    { row => $cells[0], function => $cells[3], test => $cells[4] };
	}
	die "$table has no rows\n" if !@rows;
	return @rows;
}

# Where a function is defined: its file, what stands before its body, the body,
# what follows, and its type.
sub definition {
	my ($function) = @_;
	for my $file (glob 'src/*/*.c') {
		my $text = slurp($file);
		next if $text !~ /^(.*?\n)((?:[A-Za-z_][\w *]*\n))(\Q$function\E\([^{;]*\)\n)\{\n(.*?\n)?\}\n(.*)$/ms;
		my ($before, $type, $head, $body, $after) =
		    ($1, $2, $3, $4, $5);
		chomp $type;
		my $plain = $type;
		$plain =~ s/^static //;
		return { file => $file, type => $plain,
		    before => "$before$type\n$head", after => $after };
	}
	die "no function $function is defined in src\n";
}

# What a function of this type could return without looking at anything.
sub constants {
	my ($type) = @_;
	return ('') if $type eq 'void';
	return ('true', 'false') if $type eq 'bool';
	return ('NULL', '""') if $type eq 'const char *';
	return ('NULL') if $type =~ /\*$/;
	return ("($type){0}") if $type =~ /^struct /;
	return ("($type)0", "($type)1");
}

sub run {
	my ($command, $log) = @_;
	return system("$command >>'$log' 2>&1") == 0;
}

# Runs a test in a build folder; true when it passes.
sub passes {
	my ($folder, $test, $log) = @_;
	local $ENV{TEST_TIMEOUT} = 60;
	local $ENV{BUILD} = $folder;
	my $what = $test =~ /\.t$/ ? $test : "$folder/tests/unit/$test";
	return run("sh tests/tools/runtest.sh '$what'", $log);
}

# Builds and tries one mutant; what came of it, in a word.
sub try_one {
	my ($m, $n) = @_;
	my $def = $m->{definition};
	my $folder = "$place/$n";
	my ($c, $o, $log) =
	    ("$folder/mutant.c", "$folder/mutant.o", "$folder/log");
	my @lib = ("$build/librevisit.a");
	my ($out, @parts);

	make_path("$folder/tests/unit");
	spew($c, "$def->{before}\{\n\treturn $m->{constant};\n\}\n$def->{after}");
	run("$cc -w -c -o '$o' '$c'", $log) or return 'does not compile';
	if ($m->{test} =~ /\.t$/) {
		$out = "$folder/revisit";
		@parts = ("$build/src/main.o", $o);
		symlink "$build/tests/tools", "$folder/tests/tools";
	} else {
		$out = "$folder/tests/unit/$m->{test}";
		@parts = ("$build/tests/unit/$m->{test}.o",
		    $o, grep { !m{/t_[^/]*$} } glob "$build/tests/unit/*.o");
	}
	run("$cc -o '$out' @parts @lib $link", $log)
	    or return 'does not link';
	return passes($folder, $m->{test}, $log) ? 'survived' : 'killed';
}

sub name_of {
	my ($m) = @_;
	my $what = $m->{constant} eq '' ? 'does nothing'
	    : "is always $m->{constant}";
	return sprintf '%-7s %s %s; %s', $m->{row}, $m->{function}, $what,
	    $m->{test};
}

# All mutants of the rows asked for, each once.
sub mutants {
	my (@wanted) = @_;
	my (@list, %seen);
	for my $r (rows(slurp($table))) {
		next if @wanted && !grep { $_ eq $r->{row} ||
		    $_ eq $r->{function} || $_ eq $r->{test} } @wanted;
		next if $seen{"$r->{function} $r->{test}"}++;
		my $def = definition($r->{function});
		push @list, { %$r, definition => $def, constant => $_ }
		    for constants($def->{type});
	}
	return @list;
}

# A test that fails by itself would kill everything.
sub broken_tests {
	my (%seen, @broken);
	for my $test (grep { !$seen{$_}++ } map { $_->{test} } @_) {
		push @broken, $test if !passes($build, $test, "$place/log");
	}
	return @broken;
}

remove_tree($place);
make_path($place);
symlink abs_path('decks'), "$place/decks";
my @mutants = mutants(@ARGV);
die "no row has to do with: @ARGV\n" if !@mutants;
if (my @broken = broken_tests(@mutants)) {
	print "These tests fail without any change: @broken\n";
	exit 1;
}

# As many at once as there are jobs; each writes its word to a file.
my (%running, $next);
$next = 0;
while ($next < @mutants || %running) {
	while ($next < @mutants && keys %running < $jobs) {
		my $pid = fork // die "fork: $!\n";
		if ($pid == 0) {
			make_path("$place/$next");
			spew("$place/$next.result",
			    eval { try_one($mutants[$next], $next) }
			    // "stopped: $@");
			exit 0;
		}
		$running{$pid} = $next++;
	}
	my $n = delete $running{ wait() };
	next if !defined $n;
	$mutants[$n]{result} = slurp("$place/$n.result");
	printf "%-8s %s\n", $mutants[$n]{result}, name_of($mutants[$n]);
	remove_tree("$place/$n") if $mutants[$n]{result} eq 'killed';
}

my @alive = grep { $_->{result} ne 'killed' } @mutants;
my %rows = map { $_->{row} => 1 } @mutants;
print "\nNot noticed:\n", map { '  ' . name_of($_) . "\n" } @alive if @alive;
printf "mutants: %d of %d noticed, for %d statements\n", @mutants - @alive,
    scalar @mutants, scalar keys %rows;
exit(@alive ? 1 : 0);
