"""English words that carry no subject: left out of the index and of questions alike."""

STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are aren't arent as at be because been
    before being below between both but by can can't cannot cant could couldn't couldnt did didn't didnt
    do does doesn't doesnt doing don't dont down during each either else ever few for from further get
    gets getting give given go goes going gone got had hadn't hadnt has hasn't hasnt have haven't havent
    having he he'd he'll he's hed hell her here here's heres hers herself hes him himself his how how's
    however hows i i'd i'll i'm i've id if ill im in into is isn't isnt it it's its itself ive just let
    let's lets like ll made make makes making many may maybe me might more most much must my myself
    neither no nor not now of off ok okay on once one only or other ought our ours ourselves out over
    own please put quite rather re really s same say says see she she'd she'll she's shed shell shes
    should shouldn't shouldnt so some somebody someone something such t take tell than thanks that
    that's thats the their theirs them themselves then there there's theres these they they'd they'll
    they're they've theyd theyll theyre theyve thing things this those through to too under until up
    upon us ve very want wants was wasn't wasnt way we we'd we'll we're we've wed well were weren't
    werent weve what what's whats when when's whens where where's wheres whether which while who who's
    whom whos whose why why's whys will with won't wont would wouldn't wouldnt yes yet you you'd you'll
    you're you've youd youll your youre yours yourself yourselves youve
    """.split()  # noqa: SIM905  (a paragraph of words reads better than two hundred strings)
)
